/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files that write profiles, one for each kind of thing. While a profile is written
 * it is its own builder: sections are begun, rows appended to the last one; afterwards nothing
 * changes. */

#include "plan/buju-profile.h"

G_BEGIN_DECLS

struct _BujuProfile
{
  BujuLibrary  *library;     /* owned: most strings are its content's */
  BujuContent  *content;     /* the library's */
  BujuWords    *words;       /* the library's */
  GStringChunk *strings;     /* the others */
  char         *id;
  BujuText      title;
  BujuText      subtitle;
  GPtrArray    *sections;    /* BujuProfileSection* */
  GPtrArray    *citations;   /* BujuCitation* */
};

/* An empty one, to be written. (transfer full) */
BujuProfile *buju_profile_begin_new (BujuLibrary *library, const char *id);
/* A word or a filled sentence of words.json. */
BujuText buju_profile_word     (BujuProfile *self, const char *key);
BujuText buju_profile_fill     (BujuProfile *self, const char *key, const BujuWordsValue *values);
/* words.json's "<prefix>-<value>"; @value itself in both languages when there is none. */
BujuText buju_profile_code     (BujuProfile *self, const char *prefix, const char *value);
/* A text of our own making, the same in both languages. */
BujuText buju_profile_plain    (BujuProfile *self, const char *text);
BujuText buju_profile_section  (BujuProfile *self, const char *section);
BujuText buju_profile_year     (BujuProfile *self, const char *year);
BujuText buju_profile_number   (BujuProfile *self, double value);
/* "a、b" and "a, b"; empty texts are skipped. */
BujuText buju_profile_join     (BujuProfile *self, const BujuText *texts, guint n_texts,
                                const char *zh, const char *en);

void     buju_profile_begin    (BujuProfile *self, const BujuText *heading);
/* Appends a row to the last section. The pointer is good until the next one. */
BujuProfileRow *buju_profile_add (BujuProfile *self, BujuProfileKind kind, const BujuText *text);
/* "<what>: not stated" */
void     buju_profile_add_not_stated (BujuProfile *self, const char *what_key);
/* Number of the citation of @section of @plan, entered when it is new. */
guint    buju_profile_cite     (BujuProfile *self, const BujuPlan *plan, const char *section);
/* "title · subtitle · …", each an empty text or not. */
void     buju_profile_set_head (BujuProfile *self, const BujuText *title, const BujuText *kind,
                                const BujuText *layout, const BujuText *plan);

/* Parts that several kinds of profile have. */
void     buju_profile_add_uses       (BujuProfile *self, const GArray *uses, const BujuText *detail,
                                      guint citation);
void     buju_profile_add_indicator  (BujuProfile *self, const BujuIndicator *indicator);
void     buju_profile_add_conflicts  (BujuProfile *self, const char *id);
/* About any of them, each once; @ids ends with NULL. */
void     buju_profile_add_conflicts_of (BujuProfile *self, const char * const *ids);
void     buju_profile_add_conflict   (BujuProfile *self, const BujuConflict *conflict);
void     buju_profile_add_shape      (BujuProfile *self, const char *shape);
void     buju_profile_add_near_places     (BujuProfile *self, const BujuPlace *place);
void     buju_profile_add_near_components (BujuProfile *self, const BujuComponent *component);
void     buju_profile_add_namesakes       (BujuProfile *self, const BujuPlace *place);
/* Links to the groups of indicators of @plan; @except: number of the one left out, 0 for none. */
void     buju_profile_add_groups     (BujuProfile *self, const BujuPlan *plan, guint except);

/* How rows stand together wherever a profile is written down. */
gboolean buju_profile_is_below       (const BujuProfileSection *section, guint index);
guint    buju_profile_count_shared   (const BujuProfileSection *section, guint index);

void     buju_profile_write_component (BujuProfile *self, const BujuComponent *component);
void     buju_profile_write_place     (BujuProfile *self, const BujuPlace *place);
void     buju_profile_write_layout    (BujuProfile *self, const BujuLayout *layout);
void     buju_profile_write_plan      (BujuProfile *self, const BujuPlan *plan);
void     buju_profile_write_industry  (BujuProfile *self, const BujuIndustry *industry);
void     buju_profile_write_indicator (BujuProfile *self, const BujuIndicator *indicator);
/* Whether @id names a group of indicators; writes it then. */
gboolean buju_profile_write_group     (BujuProfile *self, const char *id);
void     buju_profile_write_conflict  (BujuProfile *self, const BujuConflict *conflict);

G_END_DECLS
