/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuUndo: what the user did and can take back, newest first, and what was taken back and can be
 * done again. Main thread only.
 *
 * Properties: can-undo, can-redo (boolean), undo-text, redo-text (string or NULL), all read only.
 * Signal: "changed". */

#include <glib-object.h>

G_BEGIN_DECLS

#define BUJU_TYPE_UNDO (buju_undo_get_type ())
G_DECLARE_FINAL_TYPE (BujuUndo, buju_undo, BUJU, UNDO, GObject)

/* Brings one side of a change about: what was before, or what came after. */
typedef void (*BujuUndoFunc) (gpointer target, gpointer state);

/* One change. Strings and states are taken over. */
typedef struct
{
  char          *text;       /* what was done, for the toast: "Removed layer “Parks”" */
  /* changes with the same key that follow one another are one: an opacity being dragged; NULL */
  char          *key;
  BujuUndoFunc   apply;
  gpointer       target;     /* borrowed: outlives the stack */
  gpointer       before;
  gpointer       after;
  GDestroyNotify free_state;
} BujuUndoStep;

BujuUndo   *buju_undo_new          (void);
/* The change has been made already. */
void        buju_undo_push         (BujuUndo *self, const BujuUndoStep *step);
/* The next change is another one, even if its key is the same. */
void        buju_undo_seal         (BujuUndo *self);
gboolean    buju_undo_undo         (BujuUndo *self);   /* FALSE: nothing to undo */
gboolean    buju_undo_redo         (BujuUndo *self);
gboolean    buju_undo_can_undo     (BujuUndo *self);
gboolean    buju_undo_can_redo     (BujuUndo *self);
const char *buju_undo_get_text     (BujuUndo *self);       /* of what would be undone; NULL */
const char *buju_undo_get_redo_text (BujuUndo *self);
void        buju_undo_clear        (BujuUndo *self);

G_END_DECLS
