"""What all pages for people share: values in French, and texts with their quotations marked. Everything shown is escaped."""
