/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What `buju compare` prints. */

#include "cli/buju-cli-private.h"
#include "plan/buju-compare.h"

G_BEGIN_DECLS

int   buju_cli_print_compare_json (const BujuCompare *compare);
/* In both languages. (transfer full) */
char *buju_cli_compare_to_text    (const BujuCompare *compare, const BujuWords *words);

G_END_DECLS
