/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-encoding.h"

#include <string.h>

/* Field texts in GBK: 北京市海淀区, 内蒙古自治区. */
#define GBK_BEIJING "\xb1\xb1\xbe\xa9\xca\xd0\xba\xa3\xb5\xed\xc7\xf8"
#define GBK_MONGOLIA "\xc4\xda\xc3\xc9\xb9\xc5\xd7\xd4\xd6\xce\xc7\xf8"

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
  } cases[] = {
    { "UTF-8", "UTF-8" },          { "utf8\r\n", "UTF-8" },    { "\xef\xbb\xbfUTF-8", "UTF-8" },
    { "65001", "UTF-8" },          { "GBK", "GB18030" },       { "936", "GB18030" },
    { "CP936", "GB18030" },        { "gb2312", "GB18030" },    { "GB18030\n", "GB18030" },
    { "950", "CP950" },            { "Big5", "CP950" },        { "949", "CP949" },
    { "Shift_JIS", "CP932" },      { "ANSI 1252", "CP1252" },  { "Windows-1251", "CP1251" },
    { "OEM 437", "CP437" },        { "ISO-8859-1", "ISO-8859-1" }, { "88595", "ISO-8859-5" },
    { "8859_15", "ISO-8859-15" },  { "885911", "ISO-8859-11" },
    { "", NULL },                  { "<!DOCTYPE html>", NULL }, { "utf-88", NULL },
    { "885912", NULL },            { "8859", NULL },            { "12345", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (buju_encoding_from_name (cases[i].name), ==, cases[i].encoding);
}

/* Every encoding that a name or a driver leads to must be one that iconv has: else text would be
 * lost. */
static void
test_iconv_has_them (void)
{
  for (guint ldid = 0; ldid < 256; ldid++)
    {
      const char *encoding = buju_encoding_from_ldid ((guint8) ldid);
      GIConv iconv;

      if (encoding == NULL)
        continue;
      iconv = g_iconv_open ("UTF-8", encoding);
      g_assert_true (iconv != (GIConv) -1);
      g_iconv_close (iconv);
    }
  g_assert_null (buju_encoding_from_ldid (0));
  g_assert_cmpstr (buju_encoding_from_ldid (0x4d), ==, "GB18030");
  g_assert_cmpstr (buju_encoding_from_ldid (0x57), ==, "ISO-8859-1");
}

static void
assert_decodes (const char *encoding, const char *bytes, gsize length, const char *expected)
{
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (encoding);
  g_autofree char *text = buju_decoder_decode (decoder, bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_decode (void)
{
  assert_decodes ("UTF-8", "上海", 6, "上海");
  assert_decodes ("GB18030", GBK_BEIJING, 12, "北京市海淀区");
  assert_decodes ("GB18030", "\x95\x34\xb2\x35", 4, "𠮷");
  assert_decodes ("CP1251", "\xcc\xee\xf1\xea\xe2\xe0", 6, "Москва");
  assert_decodes ("ISO-8859-1", "Besan\xe7on", 8, "Besançon");
  assert_decodes ("CP932", "\x93\x8c\x8b\x9e", 4, "東京");
  assert_decodes ("CP950", "\xbf\xa4", 2, "縣");
  assert_decodes ("UTF-8", "", 0, "");
}

/* Bad bytes show, half characters at the end of a field do not. */
static void
test_decode_bad (void)
{
  assert_decodes ("UTF-8", "a\xff" "b", 3, "a\xef\xbf\xbd" "b");
  assert_decodes ("UTF-8", "上\xe6\xb5", 5, "上");
  assert_decodes ("UTF-8", "\xed\xa0\x80x", 4,
                  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdx"); /* a surrogate */
  assert_decodes ("GB18030", "\xb1\xb1\xbe", 3, "北");
  assert_decodes ("GB18030", "\xb1\xb1\xff\xb1\xb1", 5, "北\xef\xbf\xbd北");
  assert_decodes ("UTF-8", "a\x01\x1b[0m\x7f" "b\tc\nd", 12, "a[0mb\tc\nd");
  assert_decodes ("UTF-8", "a\0b", 3, "ab");
}

/* Long text goes through the converter in pieces. */
static void
test_decode_long (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append (bytes, i % 2 == 0 ? GBK_BEIJING : "a");
      g_string_append (expected, i % 2 == 0 ? "北京市海淀区" : "a");
    }
  assert_decodes ("GB18030", bytes->str, bytes->len, expected->str);
}

static void
test_decode_random (void)
{
  const char *const encodings[] = {
    "UTF-8", "GB18030", "CP950", "CP932", "CP949", "CP1252", "CP437"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (936);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (BujuDecoder) decoder = buju_decoder_new (encodings[i % G_N_ELEMENTS (encodings)]);
      char bytes[60];
      gsize length = (gsize) g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *text = NULL;

      for (gsize k = 0; k < length; k++)
        bytes[k] = (char) g_rand_int_range (rand, 0, 256);
      text = buju_decoder_decode (decoder, bytes, length);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
decide (const char        *claim,
        const char        *ldid_claim,
        const char *const *fields,
        const char        *expected,
        const char        *expected_from)
{
  g_auto (BujuEncodingSamples) samples = { NULL };
  const char *from = NULL;

  buju_encoding_samples_init (&samples);
  for (guint i = 0; fields[i] != NULL; i++)
    buju_encoding_samples_add (&samples, fields[i], strlen (fields[i]));
  g_assert_cmpstr (buju_encoding_decide (claim, ldid_claim, &samples, &from), ==, expected);
  g_assert_cmpstr (from, ==, expected_from);
}

static void
test_decide (void)
{
  const char *const plain[] = { "Pudong", "Minhang", NULL };
  const char *const utf8[] = { "浦东新区", "闵行区", "A", NULL };
  const char *const cut_utf8[] = { "浦东新\xe5\x8c", "闵行区", NULL };
  const char *const gbk[] = { GBK_BEIJING, GBK_MONGOLIA, NULL };
  const char *const latin[] = { "Besan\xe7on", "K\xf6ln", "M\xe1laga", NULL };
  const char *const russian[] = { "\xcc\xee\xf1\xea\xe2\xe0", NULL };

  decide (NULL, NULL, plain, "UTF-8", "guess");
  decide (NULL, "CP1252", plain, "CP1252", "ldid");
  decide ("UTF-8", "CP1252", utf8, "UTF-8", "cpg");
  decide (NULL, NULL, utf8, "UTF-8", "guess");
  decide (NULL, NULL, cut_utf8, "UTF-8", "guess");
  decide (NULL, NULL, gbk, "GB18030", "guess");
  decide (NULL, NULL, latin, "ISO-8859-1", "guess");
  decide (NULL, "ISO-8859-1", latin, "ISO-8859-1", "ldid");
  /* The careless driver gives way to what the bytes say. */
  decide (NULL, "ISO-8859-1", gbk, "GB18030", "guess");
  decide (NULL, "ISO-8859-1", utf8, "UTF-8", "guess");
  /* A claim that the bytes contradict is dropped; one that they allow holds. */
  decide ("UTF-8", NULL, gbk, "GB18030", "guess");
  decide ("UTF-8", "GB18030", gbk, "GB18030", "ldid");
  decide ("CP1251", NULL, russian, "CP1251", "cpg");
}

/* A bad cell or two do not make a file another encoding. */
static void
test_decide_tolerates (void)
{
  const char *fields[31];

  for (guint i = 0; i < 30; i++)
    fields[i] = i == 7 ? "\xff\xfe" : "闵行区";
  fields[30] = NULL;
  decide ("UTF-8", NULL, fields, "UTF-8", "cpg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/names", test_names);
  g_test_add_func ("/encoding/iconv-has-them", test_iconv_has_them);
  g_test_add_func ("/encoding/decode", test_decode);
  g_test_add_func ("/encoding/decode-bad", test_decode_bad);
  g_test_add_func ("/encoding/decode-long", test_decode_long);
  g_test_add_func ("/encoding/decode-random", test_decode_random);
  g_test_add_func ("/encoding/decide", test_decide);
  g_test_add_func ("/encoding/decide-tolerates", test_decide_tolerates);

  return g_test_run ();
}
