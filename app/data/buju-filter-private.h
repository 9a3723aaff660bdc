/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a filter is made of. */

#include "data/buju-filter.h"

G_BEGIN_DECLS

typedef enum
{
  OP_EQUAL,
  OP_UNEQUAL,
  OP_LESS,
  OP_AT_MOST,
  OP_MORE,
  OP_AT_LEAST,
  OP_CONTAINS,
  OP_BETWEEN
} BujuFilterOp;

typedef enum
{
  NODE_COMPARISON,
  NODE_AND,
  NODE_OR,
  NODE_NOT
} BujuFilterKind;

/* A value as text, folded, and as a number, if it is one. */
typedef struct
{
  char  *text;
  double number;
} BujuFilterValue;

typedef struct _BujuFilterNode BujuFilterNode;

struct _BujuFilterNode
{
  BujuFilterKind kind;
  BujuFilterNode    *left, *right;
  int      field;
  BujuFilterOp       op;
  BujuFilterValue    first, second;
};

void     buju_filter_node_free (BujuFilterNode *node);
/* buju-filter-syntax.c; @root: NULL when everything passes. */
gboolean buju_filter_parse     (const char *text, BujuTable *table, BujuFilterNode **root,
                                GError **error);

G_END_DECLS
