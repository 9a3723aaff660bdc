/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuPreflight share. */

#include "draw/buju-preflight.h"

G_BEGIN_DECLS

struct _BujuPreflight
{
  GPtrArray    *items;    /* BujuPreflightItem* */
  GStringChunk *strings;
  BujuWords    *words;
  GPtrArray    *sheets;   /* BujuSheet*: notes belong to them */
};

/* @key: of the sentence in words.json; "{what}" in it is filled. */
void buju_preflight_add (BujuPreflight *self, const char *kind, BujuSheetNoteSeverity severity,
                         const char *key, const char *what, const char *id);
/* The same with other words in each language. */
void buju_preflight_add_text (BujuPreflight *self, const char *kind, BujuSheetNoteSeverity severity,
                              const char *key, const BujuText *what, const char *id);

/* buju-preflight-map.c */
void buju_preflight_look (BujuPreflight *self, BujuSheet *sheet);

G_END_DECLS
