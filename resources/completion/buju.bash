# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of buju for bash. What may follow is asked of the program itself: see app/cli/buju-cli-complete.h.

_buju ()
{
  local line=${COMP_LINE:0:COMP_POINT} words cur done_before word name
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  cur=${words[-1]}
  # What bash takes for words of their own, up to a colon or an equals sign, it has already.
  done_before=${cur%"${cur##*[=:]}"}
  COMPREPLY=()

  while IFS=$'\t' read -r word _; do
    case $word in
      ':files'*)
        local suffixes=${word#:files} suffix
        compopt -o filenames 2>/dev/null
        while read -r name; do
          [[ -d $name || -z $suffixes ]] && COMPREPLY+=("$name")
          for suffix in $suffixes; do
            [[ ! -d $name && ${name,,} == *."$suffix" ]] && COMPREPLY+=("$name")
          done
        done < <(compgen -f -- "${cur##*=}")
        ;;
      ':ids'*)
        local kind
        for kind in ${word#:ids}; do
          while IFS=$'\t' read -r name _; do
            [[ $name == "${cur##*=}"* ]] && COMPREPLY+=("$name")
          done < <("$1" list "$kind" 2>/dev/null)
        done
        ;;
      *)
        COMPREPLY+=("${word#"$done_before"}")
        ;;
    esac
  done < <("$1" complete "${words[@]:1}" 2>/dev/null)
}

complete -F _buju buju
