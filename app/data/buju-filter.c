/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-filter-private.h"

#include <math.h>
#include <string.h>

struct _BujuFilter
{
  BujuTable *table;
  BujuFilterNode      *root;   /* NULL: everything passes */
};

/**
 * buju_filter_error_quark:
 *
 * Returns: the domain of errors in filters
 */
G_DEFINE_QUARK (buju-filter-error-quark, buju_filter_error)

void
buju_filter_node_free (BujuFilterNode *node)
{
  if (node == NULL)
    return;
  buju_filter_node_free (node->left);
  buju_filter_node_free (node->right);
  g_free (node->first.text);
  g_free (node->second.text);
  g_free (node);
}

/**
 * buju_filter_new:
 * @text: the filter; blanks let everything pass
 * @table: whose fields are meant; a reference is taken
 * @error: return location for a #BujuFilterError, with a message for people
 *
 * Returns: (transfer full) (nullable): the filter
 */
BujuFilter *
buju_filter_new (const char *text, BujuTable *table, GError **error)
{
  BujuFilter *self;
  BujuFilterNode *root = NULL;

  g_return_val_if_fail (text != NULL && table != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!buju_filter_parse (text, table, &root, error))
    return NULL;
  self = g_new0 (BujuFilter, 1);
  self->table = buju_table_ref (table);
  self->root = root;
  return self;
}

/**
 * buju_filter_free:
 * @self: (transfer full): a filter
 */
void
buju_filter_free (BujuFilter *self)
{
  g_return_if_fail (self != NULL);

  buju_filter_node_free (self->root);
  buju_table_unref (self->table);
  g_free (self);
}

/* A cell, folded only when it has to be compared as text. */
typedef struct
{
  const char *text;
  char       *folded;
  double      number;
} Cell;

static const char *
cell_fold (Cell *self)
{
  if (self->folded == NULL)
    self->folded = g_utf8_casefold (self->text != NULL ? self->text : "", -1);
  return self->folded;
}

static int
compare_to (Cell *cell, const BujuFilterValue *value)
{
  if (!isnan (cell->number) && !isnan (value->number))
    return (cell->number > value->number) - (cell->number < value->number);
  return strcmp (cell_fold (cell), value->text);
}

/* Text is ordered by its bytes, the same everywhere; dates written year first are in order so. A
 * missing value equals "", contains nothing, and is neither less nor more than anything. */
static gboolean
cell_matches (Cell *cell, const BujuFilterNode *node)
{
  if (node->op == OP_EQUAL || node->op == OP_UNEQUAL)
    return (compare_to (cell, &node->first) == 0) == (node->op == OP_EQUAL);
  if (cell->text == NULL)
    return FALSE;
  switch (node->op)
    {
    case OP_CONTAINS:
      return strstr (cell_fold (cell), node->first.text) != NULL;
    case OP_LESS:
      return compare_to (cell, &node->first) < 0;
    case OP_AT_MOST:
      return compare_to (cell, &node->first) <= 0;
    case OP_MORE:
      return compare_to (cell, &node->first) > 0;
    case OP_AT_LEAST:
      return compare_to (cell, &node->first) >= 0;
    default:
      return compare_to (cell, &node->first) >= 0 && compare_to (cell, &node->second) <= 0;
    }
}

static gboolean
node_compare (const BujuFilterNode *node, const BujuTable *table, guint row)
{
  Cell cell = { .text = buju_table_get (table, row, node->field), .number = NAN };
  gboolean result;

  if (!isnan (node->first.number))
    cell.number = buju_table_get_number (table, row, node->field);
  result = cell_matches (&cell, node);
  g_free (cell.folded);
  return result;
}

static gboolean
node_matches (const BujuFilterNode *node, const BujuTable *table, guint row)
{
  switch (node->kind)
    {
    case NODE_AND:
      return node_matches (node->left, table, row) && node_matches (node->right, table, row);
    case NODE_OR:
      return node_matches (node->left, table, row) || node_matches (node->right, table, row);
    case NODE_NOT:
      return !node_matches (node->left, table, row);
    case NODE_COMPARISON:
    default:
      return node_compare (node, table, row);
    }
}

/**
 * buju_filter_matches:
 * @self: a filter
 * @row: of its table
 *
 * Returns: whether the row passes
 */
gboolean
buju_filter_matches (const BujuFilter *self, guint row)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->root == NULL || node_matches (self->root, self->table, row);
}
