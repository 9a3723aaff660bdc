/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two files of BujuSession share. */

#include "session/buju-session.h"

G_BEGIN_DECLS

struct _BujuSession
{
  GObject           parent_instance;

  BujuLibrary      *library;
  const BujuLayout *layout;    /* borrowed from the library's content */
  BujuBox           city;
  BujuView          view;
  gboolean          at_home;   /* the user has not moved since: resizing fits again */

  BujuLanguage      language;
  gboolean          parks;
  gboolean          dark;
  GStrv             hidden;    /* legend keys, or NULL */
  BujuLens         *lens;      /* NULL: off */

  char             *selected;
  char             *hovered;
  GStrv             stack;     /* ids under the last click, topmost first; NULL when at most one */
  guint             position;

  /* The last scenes made; a new view of the same state shares everything. */
  BujuScene        *scene;
  BujuScene        *full_scene;
  double            scene_unit;
  double            full_scene_unit;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_LAYOUT_ID,
  PROP_LANGUAGE,
  PROP_PARKS,
  PROP_DARK,
  PROP_SELECTED,
  PROP_HOVERED,
  PROP_STACK_SIZE,
  PROP_STACK_POSITION,
  PROP_LENS,
  N_PROPS
};

enum
{
  VIEW_CHANGED,
  SCENE_CHANGED,
  FLY_TO,
  N_SIGNALS
};

extern GParamSpec *buju_session_properties[N_PROPS];
extern guint       buju_session_signals[N_SIGNALS];

BujuView buju_session_limit_view (BujuSession *self, const BujuView *view);
void     buju_session_apply_view (BujuSession *self, const BujuView *view);
/* Forgets the scenes made so far: a new picture is due. */
void     buju_session_scene_changed (BujuSession *self);

G_END_DECLS
