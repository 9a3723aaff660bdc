/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths and areas for people. Not by gettext: the language is that of the content, and 亩 belongs
 * to one of them. */
#include "config.h"

#include <math.h>

#include "session/buju-ruler.h"

#define HECTARE      1e4
#define KILOMETRE    1e3
#define SQUARE_KM    1e6
#define MU           (2000.0 / 3.0)   /* m²: 15 to the hectare */
#define TEN_THOUSAND 1e4

/* Four digits that count, also of what is rounded up to one more, and never more than three after
 * the point. */
static char *
format_number (double value)
{
  int digits = value >= 999.95 ? 0 : value >= 99.995 ? 1 : value >= 9.9995 ? 2 : 3;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%df", digits);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static char *
format_whole (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", value));
}

/**
 * buju_length_dup_text:
 * @metres: a length
 * @language: whose words; both: symbols
 *
 * Returns: (transfer full): "850 m", "12.46 km", "12.46 千米"
 */
char *
buju_length_dup_text (double metres, BujuLanguage language)
{
  gboolean         zh = language == BUJU_LANGUAGE_ZH;
  g_autofree char *number = NULL;

  if (!isfinite (metres))
    return g_strdup ("—");
  if (round (metres) < KILOMETRE)
    {
      number = format_whole (metres);
      return g_strdup_printf (zh ? "%s 米" : "%s m", number);
    }
  number = format_number (metres / KILOMETRE);
  return g_strdup_printf (zh ? "%s 千米" : "%s km", number);
}

static char *
format_area (double square_metres, gboolean zh)
{
  g_autofree char *number = NULL;

  if (round (square_metres) < HECTARE)
    {
      number = format_whole (square_metres);
      return g_strdup_printf (zh ? "%s 平方米" : "%s m²", number);
    }
  if (square_metres < SQUARE_KM)
    {
      number = format_number (square_metres / HECTARE);
      return g_strdup_printf (zh ? "%s 公顷" : "%s ha", number);
    }
  number = format_number (square_metres / SQUARE_KM);
  return g_strdup_printf (zh ? "%s 平方千米" : "%s km²", number);
}

static char *
format_mu (double square_metres)
{
  double           mu = square_metres / MU;
  g_autofree char *number = NULL;

  if (round (mu) < TEN_THOUSAND)
    {
      number = mu < 1000 ? format_number (mu) : format_whole (mu);
      return g_strdup_printf ("%s 亩", number);
    }
  number = format_number (mu / TEN_THOUSAND);
  return g_strdup_printf ("%s 万亩", number);
}

/**
 * buju_area_dup_text:
 * @square_metres: an area
 * @language: whose words; both: symbols and 亩
 *
 * Returns: (transfer full): "12.46 km²"; "12.46 平方千米（1.869 万亩）"
 */
char *
buju_area_dup_text (double square_metres, BujuLanguage language)
{
  g_autofree char *area = NULL;
  g_autofree char *mu = NULL;

  if (!isfinite (square_metres))
    return g_strdup ("—");
  area = format_area (square_metres, language == BUJU_LANGUAGE_ZH);
  if (language == BUJU_LANGUAGE_EN)
    return g_steal_pointer (&area);
  mu = format_mu (square_metres);
  return language == BUJU_LANGUAGE_ZH ? g_strdup_printf ("%s（%s）", area, mu)
         : g_strdup_printf ("%s · %s", area, mu);
}
