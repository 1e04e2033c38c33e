"""Common given names in France, by which `read.privacy` knows a person in running text.

Written by hand. Left out on purpose are the names that are rather a place, a feast or a word in these texts: Ange,
Aude, Blanche, France, Iris, Lorraine, Nancy, Noël, Océane, Romane, Rose, Toussaint, Valence, Victoire. Who bears one of
them is still known by a title, an office or the contact box.
"""

_NAMES = """
Abdel Abdelkader Adam Adèle Adeline Adrien Adrienne Agathe Agnès Ahmed Aïcha Aimé Aimée Alain Alan Alban Albane
Albert Alex Alexandra Alexandre Alexia Alexis Alfred Ali Alice Aline Alison Alix Amandine Amaury Amélie Amina
Amine Anaëlle Anaïs Anatole André Andréa Andrée Angela Angèle Angélique Anissa Anita Ann Anna Annabelle Annaïck
Anne Annick Annie Anthony Antoine Antoinette Antonin Ariane Aristide Armand Armelle Arnaud Arthur Astrid Aubin
Audrey Augustin Aurélia Aurélie Aurélien Aurore Axel Axelle Aymeric Aziz Baptiste Barbara Barthélemy Bastien
Baudouin Béatrice Bénédicte Benjamin Benoît Benoîte Bérangère Bérénice Bernadette Bernard Bertille Bertrand
Bilal Blandine Boris Brendan Brice Brieuc Brigitte Bruno Camille Candice Capucine Carine Carl Carla Carole
Caroline Catherine Cathy Cécile Cécilia Cédric Célia Céline César Chantal Charlène Charles Charline Charlotte
Chloé Christel Christelle Christian Christiane Christine Christophe Claire Clara Clarisse Claude Claudette
Claudia Claudie Claudine Clémence Clément Clémentine Clotilde Colette Colin Constance Coralie Corentin Corinne
Cyprien Cyril Cyrille Damien Daniel Danièle Danielle Dany David Deborah Delphine Denis Denise Diane Didier
Dimitri Dominique Donatien Doriane Dorothée Dylan Edgar Edith Edmond Édouard Edwige Élena Éléonore Éliane Élie
Éliot Élisa Élisabeth Élise Élodie Éloïse Elsa Émeline Émelyne Émeric Émile Émilie Émilien Émilienne Emma
Emmanuel Emmanuelle Enora Enzo Éric Érika Ernest Erwan Erwann Estelle Esther Ethan Étienne Eugène Eugénie Eva
Évelyne Fabian Fabien Fabienne Fabrice Fanny Farid Fatiha Fatima Faustine Félicie Félix Ferdinand Fernand Fiona
Flavie Flavien Flora Florence Florent Florian Floriane Florine Franck François Françoise Frank Franz Fred
Frédéric Frédérique Gabin Gabriel Gabrielle Gaël Gaëlle Gaétan Garance Gaspard Gaston Gauthier Gautier Geneviève
Geoffrey Geoffroy Georges Georgette Gérald Géraldine Gérard Germain Germaine Ghislain Ghislaine Gilbert Gilberte
Gildas Gilles Ginette Gisèle Gladys Goulven Grégoire Grégory Guénaëlle Guillaume Gurvan Gustave Guy Guylaine
Gwenaël Gwenaëlle Gwendal Gwendoline Gwenn Gwénola Habib Hakim Hamid Harmonie Hassan Hélène Héloïse Henri
Henriette Hervé Hicham Hippolyte Honoré Hortense Hubert Hugo Hugues Ibrahim Ida Igor Inès Ingrid Irène Isaac
Isabelle Ismaël Jacqueline Jacques Jade Jamel Jane Janine Jasmine Jean Jeanne Jeannine Jennifer Jérémie Jérémy
Jérôme Jessica Joachim Joan Joël Joëlle Johan Johann Johanna John Jonas Jonathan Jordan José Joseph Joséphine
Josette Josiane Joyce Juan Judith Jules Julia Julian Juliane Julie Julien Julienne Juliette Juline Justin
Justine Karen Karim Karima Karine Karl Katell Katia Kelly Ketty Kévin Khadija Khaled Laetitia Laëtitia Laïla
Lara Laura Laure Laurence Laurène Laurent Laurie Laurine Léa Leïla Léna Léo Léon Léonie Léopold Lila Liliane
Lily Lina Line Lionel Lisa Lise Loïc Loïck Lola Louane Louis Louise Louisette Luc Lucas Lucette Lucie Lucien
Lucienne Lucile Ludivine Ludovic Lydia Lydie Lyse Madeleine Maël Maëlle Maëlys Maëva Magali Magalie Maixent
Malek Malika Malo Manon Manuel Manuela Marc Marcel Marcelle Marco Margaux Margot Marguerite Maria Mariam
Marianne Marie Mariette Marilyne Marina Marine Marion Marius Marjolaine Marjorie Marlène Marthe Martial Martin
Martine Mary Maryam Maryline Maryse Maryvonne Mateo Mathias Mathieu Mathilde Mathis Matthias Matthieu Maud Maude
Maureen Maurice Max Maxence Maxime Maximilien Mehdi Mélanie Mélina Méline Mélissa Mélodie Mérième Michaël Michel
Michèle Michelle Mickaël Mireille Mohamed Mohammed Mona Monique Morgan Morgane Moussa Muriel Mustapha Mylène
Myriam Nabil Nadège Nadia Nadine Naïma Natacha Nathalie Nathan Nathanaël Nelly Nicolas Nicole Nina Nizar Noa
Noah Noam Noémie Nolwenn Nora Norbert Norman Odette Odile Olga Olivia Olivier Omar Ophélie Oriane Orlane Oscar
Othman Pamela Paola Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette Pauline Peggy Perrine Philippe
Philippine Pierre Pierrette Pierrick Prisca Priscilla Prosper Quentin Rachel Rachid Rachida Raoul Raphaël
Raphaëlle Raymond Raymonde Rébecca Régine Régis Rémi Rémy Renan Renaud René Renée Richard Rita Robert Roberte
Robin Rodolphe Rodrigue Roger Roland Romain Romaric Roméo Romuald Ronan Rosalie Roselyne Roxane Rozenn Ryan
Sabine Sabrina Said Saïd Salima Salomé Sami Samia Samir Samira Samuel Sandra Sandrine Sara Sarah Sébastien
Ségolène Selma Séverine Sidonie Simon Simone Sixtine Soazig Sofia Sofiane Solange Solène Solenn Solenne Sonia
Sophie Soraya Stanislas Stella Stéphan Stéphane Stéphanie Steven Suzanne Suzie Sylvain Sylvaine Sylvère
Sylvestre Sylvette Sylviane Sylvie Tanguy Tania Tatiana Tessa Thaïs Théa Théo Théodore Thérèse Thibaud Thibault
Thibaut Thierry Thomas Tifenn Timothée Tiphaine Titouan Tony Tristan Ugo Ulysse Ursula Valentin Valentine
Valérie Valéry Vanessa Vanina Véra Véronique Vianney Victor Victorine Vincent Vincente Violaine Violette
Virginie Viviane Vivien Vladimir Wafa Walid Wandrille Wilfrid Wilfried William Xavier Yacine Yaël Yann Yannick
Yannis Yasmina Yasmine Yoan Yoann Yohan Yohann Youcef Youenn Youssef Yvan Yves Yvette Yvon Yvonne Zacharie Zahra
Zineb Zoé Zohra
"""

GIVEN_NAMES: tuple[str, ...] = tuple(_NAMES.split())
"""As written, accents included, in alphabetical order; a name of two parts (Jean-Yves) is known by its parts."""
