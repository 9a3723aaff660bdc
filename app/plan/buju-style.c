/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-style.h"
#include "plan/buju-style-private.h"

#include <string.h>

/* The object. Reading is in buju-style-reader.c. */

static void
symbol_free (gpointer data)
{
  BujuSymbol *symbol = data;

  g_free (symbol->name);
  g_free (symbol);
}

static void
caption_clear (gpointer data)
{
  BujuCaption *caption = data;

  g_free (caption->symbol);
}

/* An empty style; the reader fills it before anybody else sees it. */
BujuStyle *
buju_style_alloc (void)
{
  BujuStyle *self = g_new0 (BujuStyle, 1);

  self->symbols = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, symbol_free);
  self->hints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->extents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->captions = g_array_new (FALSE, TRUE, sizeof (BujuCaption));
  self->strings = g_string_chunk_new (256);
  self->plain.name = (char *) "plain";
  g_array_set_clear_func (self->captions, caption_clear);
  return self;
}

/**
 * buju_style_free:
 * @self: (transfer full): a style
 */
void
buju_style_free (BujuStyle *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->symbols);
  g_hash_table_unref (self->hints);
  g_hash_table_unref (self->extents);
  g_array_unref (self->captions);
  g_string_chunk_free (self->strings);
  g_free (self->sans);
  g_free (self->serif);
  g_free (self);
}

/**
 * buju_style_has:
 * @self: a style
 * @name: name of a symbol
 *
 * Returns: whether the style says how @name looks
 */
gboolean
buju_style_has (const BujuStyle *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return g_hash_table_contains (self->symbols, name);
}

/**
 * buju_style_get:
 * @self: a style
 * @name: name of a symbol
 *
 * Looks a symbol up. A name the style does not know gives an invisible symbol, so that a scene
 * may ask for anything.
 *
 * Returns: (transfer none): the symbol, never %NULL
 */
const BujuSymbol *
buju_style_get (const BujuStyle *self, const char *name)
{
  const BujuSymbol *symbol;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  symbol = g_hash_table_lookup (self->symbols, name);
  return symbol != NULL ? symbol : &self->plain;
}

/**
 * buju_style_for_component:
 * @self: a style
 * @id: (nullable): the component's id
 * @kind: (nullable): its kind, "pole", "belt" …
 * @basis: (nullable): the basis of its shape
 *
 * The most particular look that the style has: that of the component, of its kind on that basis,
 * of its kind.
 *
 * Returns: (transfer none): the symbol, never %NULL
 */
const BujuSymbol *
buju_style_for_component (const BujuStyle *self,
                          const char      *id,
                          const char      *kind,
                          const char      *basis)
{
  g_autofree char *with_basis = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (id != NULL && buju_style_has (self, id))
    return buju_style_get (self, id);
  if (kind == NULL)
    return &self->plain;
  with_basis = g_strconcat (kind, "-", basis, NULL);
  if (basis != NULL && buju_style_has (self, with_basis))
    return buju_style_get (self, with_basis);
  return buju_style_get (self, kind);
}

/**
 * buju_style_get_font:
 * @self: a style
 * @serif: whether the family for titles is wanted
 *
 * Returns: (transfer none): the family's name
 */
const char *
buju_style_get_font (const BujuStyle *self, gboolean serif)
{
  g_return_val_if_fail (self != NULL, NULL);

  return serif ? self->serif : self->sans;
}

/**
 * buju_style_get_extent:
 * @self: a style
 * @layout: id of a layout
 * @extent: (out): map units
 *
 * What a picture of the layout should show when nobody has chosen.
 *
 * Returns: %FALSE when the style does not say
 */
gboolean
buju_style_get_extent (const BujuStyle *self, const char *layout, BujuBox *extent)
{
  const BujuBox *found;

  g_return_val_if_fail (self != NULL && layout != NULL && extent != NULL, FALSE);

  found = g_hash_table_lookup (self->extents, layout);
  if (found == NULL)
    return FALSE;
  *extent = *found;
  return TRUE;
}

/**
 * buju_style_get_hint:
 * @self: a style
 * @layout: id of a layout
 * @id: what the label names
 *
 * Advice for the layout itself comes before advice for every layout ("*").
 *
 * Returns: (transfer none) (nullable): the advice
 */
const BujuHint *
buju_style_get_hint (const BujuStyle *self, const char *layout, const char *id)
{
  g_autofree char *own = NULL;
  g_autofree char *common = NULL;
  const BujuHint *hint;

  g_return_val_if_fail (self != NULL && layout != NULL && id != NULL, NULL);

  own = g_strconcat (layout, "/", id, NULL);
  common = g_strconcat ("*/", id, NULL);
  hint = g_hash_table_lookup (self->hints, own);
  return hint != NULL ? hint : g_hash_table_lookup (self->hints, common);
}

/**
 * buju_style_get_captions:
 * @self: a style
 *
 * Names of seas, straits and islands.
 *
 * Returns: (transfer none) (element-type BujuCaption): the names
 */
GArray *
buju_style_get_captions (const BujuStyle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->captions;
}
