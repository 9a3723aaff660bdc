/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuText: one thing said in both languages. Borrowed from a BujuContent, never freed by its
 * readers. A NULL side means that the language is missing; nothing is invented for it. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUJU_LANGUAGE_ZH,
  BUJU_LANGUAGE_EN,
  BUJU_LANGUAGE_BOTH
} BujuLanguage;

typedef struct
{
  const char *zh;
  const char *en;
} BujuText;

/* "zh", "en", "both" */
gboolean    buju_language_parse  (const char *text, BujuLanguage *language);
const char *buju_language_to_string (BujuLanguage language);
BujuLanguage buju_language_of_messages (void); /* zh or en: that of the interface */
gboolean    buju_text_is_empty   (const BujuText *self);
/* zh or en; for BOTH the Chinese side. Falls back to the other side when one is missing. */
const char *buju_text_get        (const BujuText *self, BujuLanguage language);
/* zh, en or "zh<separator>en". */
char       *buju_text_dup        (const BujuText *self, BujuLanguage language,
                                  const char *separator);

G_END_DECLS
