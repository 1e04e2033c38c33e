"""``cpts-extract completion``: the script by which a shell completes commands, options and values."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

_NAME, _VARIABLE = "cpts-extract", "_CPTS_EXTRACT_COMPLETE"
_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(
    short_help="Print the script that completes commands in a shell.",
    epilog="""\b
Examples:
  cpts-extract completion bash > ~/.local/share/bash-completion/completions/cpts-extract
  cpts-extract completion zsh > ~/.zfunc/_cpts-extract
  cpts-extract completion fish > ~/.config/fish/completions/cpts-extract.fish
""",
)
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, their choices, files and the fields of `explain` in a SHELL.

    It takes effect in the next shell; for zsh its folder has to be in fpath, before compinit.
    """
    script = _SHELLS[shell](ctx.find_root().command, {}, _NAME, _VARIABLE)
    click.echo(script.source_template % script.source_vars())
