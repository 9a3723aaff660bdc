# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of buju for fish. What may follow is asked of the program itself: see app/cli/buju-cli-complete.h.

function __fish_buju
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete $words[2..-1] 2>/dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path (commandline -ct)
        else if string match -q ':ids *' -- $line
            for kind in (string split ' ' -- (string replace ':ids ' '' -- $line))
                $words[1] list $kind 2>/dev/null | string replace -r '\t([^\t]*)\t' '\t$1 · '
            end
        else
            printf '%s\n' $line
        end
    end
end

complete -c buju -f -a '(__fish_buju)'
