/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-undo.h"

#define MOST_STEPS 100

struct _BujuUndo
{
  GObject  parent_instance;

  GQueue   done;     /* BujuUndoStep*, newest first */
  GQueue   undone;   /* the one undone last first */
  gboolean sealed;
  gboolean busy;     /* a change is being brought about: what it pushes is none of the user's */
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_TEXT,
  PROP_REDO_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (BujuUndo, buju_undo, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  BujuUndoStep *step = data;

  if (step->free_state != NULL && step->before != NULL)
    step->free_state (step->before);
  if (step->free_state != NULL && step->after != NULL)
    step->free_state (step->after);
  g_free (step->text);
  g_free (step->key);
  g_free (step);
}

static void
tell (BujuUndo *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
buju_undo_finalize (GObject *object)
{
  BujuUndo *self = BUJU_UNDO (object);

  g_queue_clear_full (&self->done, step_free);
  g_queue_clear_full (&self->undone, step_free);
  G_OBJECT_CLASS (buju_undo_parent_class)->finalize (object);
}

static void
buju_undo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BujuUndo *self = BUJU_UNDO (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, buju_undo_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, buju_undo_can_redo (self));
      break;
    case PROP_UNDO_TEXT:
      g_value_set_string (value, buju_undo_get_text (self));
      break;
    case PROP_REDO_TEXT:
      g_value_set_string (value, buju_undo_get_redo_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
buju_undo_class_init (BujuUndoClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = buju_undo_finalize;
  object_class->get_property = buju_undo_get_property;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", BUJU_TYPE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
buju_undo_init (BujuUndo *self)
{
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
}

/**
 * buju_undo_new:
 *
 * Returns: (transfer full): a stack on which nothing lies
 */
BujuUndo *
buju_undo_new (void)
{
  return g_object_new (BUJU_TYPE_UNDO, NULL);
}

/* The older step keeps what was before; the newer one says what came after. */
static gboolean
join_last (BujuUndo *self, BujuUndoStep *step)
{
  BujuUndoStep *last = g_queue_peek_head (&self->done);
  gpointer after;

  if (self->sealed || last == NULL || step->key == NULL || g_strcmp0 (last->key, step->key) != 0
      || last->apply != step->apply || last->target != step->target)
    return FALSE;
  after = last->after;
  last->after = step->after;
  step->after = after;
  step_free (step);
  return TRUE;
}

/**
 * buju_undo_push:
 * @self: a stack
 * @step: a change that has been made; what it holds is taken over
 *
 * Remembers a change. What had been undone can no longer be done again.
 */
void
buju_undo_push (BujuUndo *self, const BujuUndoStep *step)
{
  BujuUndoStep *copy;

  g_return_if_fail (BUJU_IS_UNDO (self));
  g_return_if_fail (step != NULL && step->apply != NULL && step->text != NULL);

  copy = g_memdup2 (step, sizeof *step);
  if (self->busy)
    {
      step_free (copy);
      return;
    }
  g_queue_clear_full (&self->undone, step_free);
  if (!join_last (self, copy))
    g_queue_push_head (&self->done, copy);
  if (self->done.length > MOST_STEPS)
    step_free (g_queue_pop_tail (&self->done));
  self->sealed = FALSE;
  tell (self);
}

/**
 * buju_undo_seal:
 * @self: a stack
 *
 * What is pushed next is another change even if its key is the same: a slider was let go.
 */
void
buju_undo_seal (BujuUndo *self)
{
  g_return_if_fail (BUJU_IS_UNDO (self));

  self->sealed = TRUE;
}

static gboolean
move_step (BujuUndo *self, GQueue *from, GQueue *to, gboolean back)
{
  BujuUndoStep *step = g_queue_pop_head (from);

  if (step == NULL || self->busy)
    {
      if (step != NULL)
        g_queue_push_head (from, step);
      return FALSE;
    }
  g_queue_push_head (to, step);
  self->busy = TRUE;
  step->apply (step->target, back ? step->before : step->after);
  self->busy = FALSE;
  self->sealed = TRUE;
  tell (self);
  return TRUE;
}

/**
 * buju_undo_undo:
 * @self: a stack
 *
 * Takes the last change back.
 *
 * Returns: whether there was one
 */
gboolean
buju_undo_undo (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), FALSE);

  return move_step (self, &self->done, &self->undone, TRUE);
}

/**
 * buju_undo_redo:
 * @self: a stack
 *
 * Does again what was undone last.
 *
 * Returns: whether there was anything
 */
gboolean
buju_undo_redo (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), FALSE);

  return move_step (self, &self->undone, &self->done, FALSE);
}

/**
 * buju_undo_can_undo:
 * @self: a stack
 *
 * Returns: whether anything can be undone
 */
gboolean
buju_undo_can_undo (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), FALSE);

  return self->done.length > 0;
}

/**
 * buju_undo_can_redo:
 * @self: a stack
 *
 * Returns: whether anything can be done again
 */
gboolean
buju_undo_can_redo (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), FALSE);

  return self->undone.length > 0;
}

static const char *
peek_text (GQueue *queue)
{
  const BujuUndoStep *step = g_queue_peek_head (queue);

  return step != NULL ? step->text : NULL;
}

/**
 * buju_undo_get_text:
 * @self: a stack
 *
 * Returns: (transfer none) (nullable): what was done last
 */
const char *
buju_undo_get_text (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), NULL);

  return peek_text (&self->done);
}

/**
 * buju_undo_get_redo_text:
 * @self: a stack
 *
 * Returns: (transfer none) (nullable): what was undone last
 */
const char *
buju_undo_get_redo_text (BujuUndo *self)
{
  g_return_val_if_fail (BUJU_IS_UNDO (self), NULL);

  return peek_text (&self->undone);
}

/**
 * buju_undo_clear:
 * @self: a stack
 *
 * Forgets everything.
 */
void
buju_undo_clear (BujuUndo *self)
{
  g_return_if_fail (BUJU_IS_UNDO (self));

  g_queue_clear_full (&self->done, step_free);
  g_queue_clear_full (&self->undone, step_free);
  tell (self);
}
