/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-preflight-private.h"

static BujuText
find_advice (const BujuPreflight *self, const char *kind)
{
  g_autofree char *key = g_strconcat ("advice-", kind, NULL);

  if (buju_words_has (self->words, key))
    return buju_words_get (self->words, key);
  return (BujuText) { NULL, NULL };
}

/* Both pages of a figure say most things alike; one of them is enough. */
static gboolean
is_said (const BujuPreflight *self, const char *kind, const BujuText *message)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuPreflightItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (item->kind, kind) == 0 && g_strcmp0 (item->message.zh, message->zh) == 0
          && g_strcmp0 (item->message.en, message->en) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_item (BujuPreflight *self, const char *kind, BujuSheetNoteSeverity severity,
          const BujuText *message, const char *id)
{
  BujuPreflightItem *item;

  if (is_said (self, kind, message))
    return;
  item = g_new0 (BujuPreflightItem, 1);
  item->kind = g_string_chunk_insert_const (self->strings, kind);
  item->severity = severity;
  item->message = *message;
  item->advice = find_advice (self, kind);
  item->id = id != NULL ? g_string_chunk_insert_const (self->strings, id) : NULL;
  g_ptr_array_add (self->items, item);
}

/*< private >
 * buju_preflight_add:
 * @self: a pre-flight being made
 * @kind: what about
 * @severity: how bad
 * @key: its sentence in words.json
 * @what: stands for "{what}" there, in both languages
 * @id: (nullable): what it is about
 */
void
buju_preflight_add (BujuPreflight *self, const char *kind, BujuSheetNoteSeverity severity,
                    const char *key, const char *what, const char *id)
{
  buju_preflight_add_text (self, kind, severity, key, &(BujuText) { what, what }, id);
}

/*< private >
 * buju_preflight_add_text:
 * @self: a pre-flight being made
 * @kind: what about
 * @severity: how bad
 * @key: its sentence in words.json
 * @what: stands for "{what}" there
 * @id: (nullable): what it is about
 *
 * As buju_preflight_add(), with other words in each language.
 */
void
buju_preflight_add_text (BujuPreflight *self, const char *kind, BujuSheetNoteSeverity severity,
                         const char *key, const BujuText *what, const char *id)
{
  const BujuWordsValue values[] = { { "what", *what }, { NULL, { NULL, NULL } } };
  BujuText message = buju_words_fill (self->words, self->strings, key, values);

  add_item (self, kind, severity, &message, id);
}

static void
take_notes (BujuPreflight *self, BujuSheet *sheet)
{
  GPtrArray *report = buju_sheet_get_report (sheet);

  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      /* Which characters they are is found out below. */
      if (note->kind != BUJU_SHEET_NOTE_GLYPH)
        add_item (self, buju_sheet_note_kind_to_string (note->kind), note->severity, &note->message,
                  note->id);
    }
}

/* Stable, because g_ptr_array_sort() is a merge sort. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BujuPreflightItem *first = *(const BujuPreflightItem * const *) a;
  const BujuPreflightItem *second = *(const BujuPreflightItem * const *) b;

  return (int) second->severity - (int) first->severity;
}

/**
 * buju_preflight_new:
 * @sheets: (element-type BujuSheet): the pages of one figure, at least one
 *
 * Looks the figure over. Nothing is drawn.
 *
 * Returns: (transfer full): what was found
 */
BujuPreflight *
buju_preflight_new (GPtrArray *sheets)
{
  BujuPreflight *self;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, NULL);

  self = g_new0 (BujuPreflight, 1);
  self->items = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_sheet_unref);
  for (guint i = 0; i < sheets->len; i++)
    {
      BujuSheet *sheet = g_ptr_array_index (sheets, i);

      self->words = buju_library_get_words (buju_scene_get_library (buju_sheet_get_scene (sheet)));
      g_ptr_array_add (self->sheets, buju_sheet_ref (sheet));
      take_notes (self, sheet);
      buju_preflight_look (self, sheet);
    }
  g_ptr_array_sort (self->items, compare_items);
  return self;
}

/**
 * buju_preflight_free:
 * @self: (transfer full) (nullable): a pre-flight
 */
void
buju_preflight_free (BujuPreflight *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * buju_preflight_get_items:
 * @self: a pre-flight
 *
 * Returns: (transfer none) (element-type BujuPreflightItem): what was found, the worst first
 */
GPtrArray *
buju_preflight_get_items (const BujuPreflight *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->items;
}

/**
 * buju_preflight_count:
 * @self: a pre-flight
 * @severity: how bad
 *
 * Returns: how many items are just that bad
 */
guint
buju_preflight_count (const BujuPreflight *self, BujuSheetNoteSeverity severity)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    n += ((const BujuPreflightItem *) g_ptr_array_index (self->items, i))->severity == severity;
  return n;
}
