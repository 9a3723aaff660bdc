/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which encoding the text of a table is in, and turning it into UTF-8. A claim (.cpg file, language
 * driver in the .dbf header) is held against samples of the text; without one, valid UTF-8 wins,
 * then Chinese GB18030, then Western European. Names are those that glibc's iconv knows. */

#include <glib.h>

G_BEGIN_DECLS

/* first line of a .cpg; NULL when unknown */
const char *buju_encoding_from_name (const char *name);
const char *buju_encoding_from_ldid (guint8 ldid);         /* NULL when it says nothing */

/* Fields with a byte above 127, gathered to judge from. */
typedef struct
{
  GPtrArray *fields; /* GBytes */
} BujuEncodingSamples;

void        buju_encoding_samples_init  (BujuEncodingSamples *self);
void        buju_encoding_samples_clear (BujuEncodingSamples *self);
gboolean    buju_encoding_samples_add   (BujuEncodingSamples *self, const char *text, gsize length);
gboolean    buju_encoding_fits          (const char *encoding, const BujuEncodingSamples *samples);
const char *buju_encoding_guess         (const BujuEncodingSamples *samples);
/* What to read the table with. @claim and @ldid_claim may be NULL; @from becomes "cpg", "ldid" or
 * "guess". */
const char *buju_encoding_decide        (const char *claim, const char *ldid_claim,
                                         const BujuEncodingSamples *samples, const char **from);

typedef struct _BujuDecoder BujuDecoder;

BujuDecoder *buju_decoder_new    (const char *encoding);
void         buju_decoder_free   (BujuDecoder *self);
/* Always valid UTF-8 without control characters; undecodable bytes become U+FFFD, a character cut
 * off at the end goes. */
char        *buju_decoder_decode (BujuDecoder *self, const char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuEncodingSamples, buju_encoding_samples_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuDecoder, buju_decoder_free)

G_END_DECLS
