/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Phrases that profiles and facts share, made through words.json. All results live as long as
 * @strings. */

#include "plan/buju-plan.h"
#include "plan/buju-words.h"

G_BEGIN_DECLS

/* The value in the document's words; a figure of a table gets the table's unit: "80（亿元/平方公里）". */
BujuText buju_phrase_value  (const BujuWords *words, GStringChunk *strings,
                             const BujuIndicator *indicator);
/* Its place in the document's scheme of industries: "6: key cluster", "sub of equipment". @parent:
 * the industry after "of", NULL when there is none. */
BujuText buju_phrase_scheme (const BujuWords *words, GStringChunk *strings, const char *role,
                             const BujuIndustry *parent);
/* The id after "of" in such a place, or NULL. */
const char *buju_phrase_get_parent (const char *role);
/* The same text in both languages; empty for NULL and "". */
BujuText buju_phrase_plain  (GStringChunk *strings, const char *text);
/* A year or a range of years as either language writes it: "2021—2025", "2021–2025"; empty for NULL
 * and "". */
BujuText buju_phrase_year   (GStringChunk *strings, const char *year);
/* A section, in Chinese with brackets of its own width: "一（一）1", "一(一)1"; empty for NULL and
 * "". */
BujuText buju_phrase_section (GStringChunk *strings, const char *section);
/* Up to 12 digits; empty for NAN. */
BujuText buju_phrase_number (GStringChunk *strings, double value);
/* With its unit: "3746亿元", "374.6 billion yuan"; empty for NAN. */
BujuText buju_phrase_amount (GStringChunk *strings, double value, const BujuText *unit);
/* An English unit without the factor before it: "100 million yuan" gives "yuan" and 1e8. */
const char *buju_phrase_unit_name   (const char *unit);
double      buju_phrase_unit_factor (const char *unit);
/* words.json's "<prefix>-<value>"; @value itself when there is none. */
BujuText buju_phrase_code   (const BujuWords *words, GStringChunk *strings, const char *prefix,
                             const char *value);

G_END_DECLS
