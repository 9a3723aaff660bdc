/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-encoding.h"

#include <string.h>

/* Enough to judge by; the rest of a large table need not be looked at. */
#define MAX_SAMPLES 4096

typedef struct
{
  const char *name;     /* lower case, without blanks, hyphens, underscores and prefixes */
  const char *encoding;
} Name;

/* GB18030 holds all of GBK and GB2312, so it reads all three. Big5 files of Windows hold
 * the extensions of Hong Kong more often than not. */
static const Name names[] = {
  { "utf8", "UTF-8" },          { "65001", "UTF-8" },
  { "gb18030", "GB18030" },     { "gbk", "GB18030" },         { "gb2312", "GB18030" },
  { "936", "GB18030" },         { "54936", "GB18030" },       { "euccn", "GB18030" },
  { "950", "CP950" },           { "big5", "CP950" },          { "big5hkscs", "BIG5-HKSCS" },
  { "932", "CP932" },           { "shiftjis", "CP932" },      { "sjis", "CP932" },
  { "eucjp", "EUC-JP" },        { "949", "CP949" },           { "euckr", "CP949" },
  { "1361", "CP1361" },         { "koi8r", "KOI8-R" },        { "koi8u", "KOI8-U" },
  { "macintosh", "MACINTOSH" }, { "10000", "MACINTOSH" },     { "latin1", "ISO-8859-1" },
  { "ansi", "CP1252" },         { "usascii", "CP1252" },      { "ascii", "CP1252" },
};

static const char *const code_pages[] = {
  "CP437",  "CP737",  "CP775",  "CP850",  "CP852",  "CP855",  "CP857",  "CP858",  "CP860",
  "CP861",  "CP862",  "CP863",  "CP864",  "CP865",  "CP866",  "CP869",  "CP874",  "CP1250",
  "CP1251", "CP1252", "CP1253", "CP1254", "CP1255", "CP1256", "CP1257", "CP1258",
};

static const char *const prefixes[] = { "windows", "ansi", "oem", "cp", "ms", "ibm", "x" };

/* "Windows-1251", "ANSI 1252", "cp936" and "OEM 437" differ in dress only. */
static char *
undress (const char *name)
{
  GString *bare = g_string_new (NULL);

  for (; *name != '\0' && *name != '\r' && *name != '\n'; name++)
    if (*name != ' ' && *name != '-' && *name != '_' && *name != '\t')
      g_string_append_c (bare, g_ascii_tolower (*name));

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (g_str_has_prefix (bare->str, prefixes[i]) && g_ascii_isdigit (bare->str[length]))
        g_string_erase (bare, 0, (gssize) length);
    }

  return g_string_free (bare, FALSE);
}

/* ISO 8859 comes as "ISO-8859-5", "8859_5" and, from ESRI, "88595". */
static const char *
find_iso (const char *bare)
{
  static const char *const parts[] = {
    NULL, "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-11", NULL, "ISO-8859-13",
    "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
  };
  guint64 part;

  if (g_str_has_prefix (bare, "iso"))
    bare += strlen ("iso");
  if (!g_str_has_prefix (bare, "8859") ||
      !g_ascii_string_to_unsigned (bare + 4, 10, 1, 16, &part, NULL))
    return NULL;

  return parts[part];
}

/**
 * buju_encoding_from_name:
 * @name: an encoding as people and programs write it; only the first line counts
 *
 * Knows a closed list, so that a web page saved as .cpg is no encoding.
 *
 * Returns: (nullable): the name used here
 */
const char *
buju_encoding_from_name (const char *name)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  bare = undress (g_str_has_prefix (name, "\xef\xbb\xbf") ? name + 3 : name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (bare, names[i].name) == 0)
      return names[i].encoding;
  for (guint i = 0; i < G_N_ELEMENTS (code_pages); i++)
    if (strcmp (bare, code_pages[i] + strlen ("CP")) == 0)
      return code_pages[i];

  return find_iso (bare);
}

/**
 * buju_encoding_from_ldid:
 * @ldid: byte 29 of a .dbf header
 *
 * Source: the table in the documentation of ESRI's ArcPad and in FoxPro's (Code Pages Supported by
 * Visual FoxPro). 0x57 is what writers put that do not care; it says Western European.
 *
 * Returns: (nullable): the encoding; %NULL for 0 and unknown drivers
 */
const char *
buju_encoding_from_ldid (guint8 ldid)
{
  static const struct
  {
    guint8      ldid;
    const char *encoding;
  } drivers[] = {
    { 0x01, "CP437" },  { 0x02, "CP850" },   { 0x03, "CP1252" },  { 0x04, "MACINTOSH" },
    { 0x08, "CP865" },  { 0x09, "CP437" },   { 0x0a, "CP850" },   { 0x0b, "CP437" },
    { 0x0d, "CP437" },  { 0x0e, "CP850" },   { 0x0f, "CP437" },   { 0x10, "CP850" },
    { 0x11, "CP437" },  { 0x12, "CP850" },   { 0x13, "CP932" },   { 0x14, "CP850" },
    { 0x15, "CP437" },  { 0x16, "CP850" },   { 0x17, "CP865" },   { 0x18, "CP437" },
    { 0x19, "CP437" },  { 0x1a, "CP850" },   { 0x1b, "CP437" },   { 0x1c, "CP863" },
    { 0x1d, "CP850" },  { 0x1f, "CP852" },   { 0x22, "CP852" },   { 0x23, "CP852" },
    { 0x24, "CP860" },  { 0x25, "CP850" },   { 0x26, "CP866" },   { 0x37, "CP850" },
    { 0x40, "CP852" },  { 0x4d, "GB18030" }, { 0x4e, "CP949" },   { 0x4f, "CP950" },
    { 0x50, "CP874" },  { 0x57, "ISO-8859-1" }, { 0x58, "CP1252" }, { 0x59, "CP1252" },
    { 0x64, "CP852" },  { 0x65, "CP866" },   { 0x66, "CP865" },   { 0x67, "CP861" },
    { 0x6a, "CP737" },  { 0x6b, "CP857" },   { 0x6c, "CP863" },   { 0x78, "CP950" },
    { 0x79, "CP949" },  { 0x7a, "GB18030" }, { 0x7b, "CP932" },   { 0x7c, "CP874" },
    { 0x86, "CP737" },  { 0x87, "CP852" },   { 0x88, "CP857" },   { 0xc8, "CP1250" },
    { 0xc9, "CP1251" }, { 0xca, "CP1254" },  { 0xcb, "CP1253" },  { 0xcc, "CP1257" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    if (drivers[i].ldid == ldid)
      return drivers[i].encoding;

  return NULL;
}

/**
 * buju_encoding_samples_init:
 * @self: (out caller-allocates): samples
 */
void
buju_encoding_samples_init (BujuEncodingSamples *self)
{
  g_return_if_fail (self != NULL);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/**
 * buju_encoding_samples_clear:
 * @self: samples, also all zeros
 */
void
buju_encoding_samples_clear (BujuEncodingSamples *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

/**
 * buju_encoding_samples_add:
 * @self: samples
 * @text: (array length=length): bytes of one field; kept only when one is above 127
 * @length: how many
 *
 * Returns: %FALSE when there are enough
 */
gboolean
buju_encoding_samples_add (BujuEncodingSamples *self,
                           const char          *text,
                           gsize                length)
{
  g_return_val_if_fail (self != NULL && self->fields != NULL, FALSE);

  for (gsize i = 0; i < length; i++)
    if ((guint8) text[i] > 127)
      {
        g_ptr_array_add (self->fields, g_bytes_new (text, length));
        break;
      }

  return self->fields->len < MAX_SAMPLES;
}

static guint
count_damaged (const char                *encoding,
               const BujuEncodingSamples *samples)
{
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (encoding);
  guint n_damaged = 0;

  for (guint i = 0; i < samples->fields->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (samples->fields, i), &length);
      g_autofree char *decoded = buju_decoder_decode (decoder, text, length);

      if (strstr (decoded, "\xef\xbf\xbd") != NULL)
        n_damaged++;
    }

  return n_damaged;
}

/**
 * buju_encoding_fits:
 * @encoding: a name from this module
 * @samples: text
 *
 * Tells whether at most a tenth of the fields has bytes that the encoding lacks: a few bad cells in
 * a file do not make it another encoding.
 */
gboolean
buju_encoding_fits (const char                *encoding,
                    const BujuEncodingSamples *samples)
{
  g_return_val_if_fail (encoding != NULL && samples != NULL, FALSE);

  return count_damaged (encoding, samples) * 10 <= samples->fields->len;
}

typedef struct
{
  guint n_high;   /* bytes above 127 */
  guint n_hanzi;  /* those of them in pairs of GB 2312, its punctuation included */
  guint n_common; /* those of them in pairs of its first level, the frequent characters */
} Tally;

static void
tally_field (Tally        *tally,
             const guint8 *text,
             gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      guint8 lead = text[i];

      if (lead < 0x80)
        continue;
      tally->n_high++;
      if (i + 1 >= length || text[i + 1] < 0x40)
        continue;
      i++;
      tally->n_high += text[i] >= 0x80;
      if (text[i] < 0xa1 || !((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)))
        continue;
      tally->n_hanzi += 2;
      if (lead >= 0xb0 && lead <= 0xd7)
        tally->n_common += 2;
    }
}

/* Nearly any bytes can be read as GB18030; Chinese text is told from Western letters, which stand
 * alone among ASCII, by its pairs. */
static gboolean
looks_chinese (const BujuEncodingSamples *samples)
{
  Tally tally = { 0, 0, 0 };

  for (guint i = 0; i < samples->fields->len; i++)
    {
      gsize length;
      const guint8 *text = g_bytes_get_data (g_ptr_array_index (samples->fields, i), &length);

      tally_field (&tally, text, length);
    }

  return tally.n_hanzi * 10 >= tally.n_high * 6 && tally.n_common * 10 >= tally.n_hanzi * 4 &&
         tally.n_high > 0 && buju_encoding_fits ("GB18030", samples);
}

/**
 * buju_encoding_guess:
 * @samples: text
 *
 * Returns: UTF-8 when the text is that (or plain ASCII), GB18030 when it looks like Chinese, else
 *   ISO-8859-1, which at least loses nothing
 */
const char *
buju_encoding_guess (const BujuEncodingSamples *samples)
{
  g_return_val_if_fail (samples != NULL, "UTF-8");

  if (buju_encoding_fits ("UTF-8", samples))
    return "UTF-8";

  return looks_chinese (samples) ? "GB18030" : "ISO-8859-1";
}

static gboolean
is_careless (const char *encoding)
{
  return strcmp (encoding, "ISO-8859-1") == 0 || strcmp (encoding, "CP1252") == 0 ||
         strcmp (encoding, "CP437") == 0 || strcmp (encoding, "CP850") == 0;
}

/**
 * buju_encoding_decide:
 * @claim: (nullable): what the .cpg file says, if it is known
 * @ldid_claim: (nullable): what the .dbf header says
 * @samples: text of the table
 * @from: (out): "cpg", "ldid" or "guess"
 *
 * A claim holds unless the bytes contradict it. The Western drivers in the header are written by
 * programs that do not care, so UTF-8 and Chinese text overrule them.
 *
 * Returns: the encoding to read with
 */
const char *
buju_encoding_decide (const char                *claim,
                      const char                *ldid_claim,
                      const BujuEncodingSamples *samples,
                      const char               **from)
{
  g_return_val_if_fail (samples != NULL && from != NULL, "UTF-8");

  *from = "cpg";
  if (claim != NULL && buju_encoding_fits (claim, samples))
    return claim;

  *from = "ldid";
  if (ldid_claim != NULL && samples->fields->len == 0)
    return ldid_claim;
  if (ldid_claim != NULL && !is_careless (ldid_claim) && buju_encoding_fits (ldid_claim, samples))
    return ldid_claim;
  if (ldid_claim != NULL && is_careless (ldid_claim) && !buju_encoding_fits ("UTF-8", samples) &&
      !looks_chinese (samples))
    return ldid_claim;

  *from = "guess";

  return buju_encoding_guess (samples);
}
