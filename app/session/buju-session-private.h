/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuSession share. */

#include "session/buju-session-overlays.h"
#include "session/buju-session.h"

G_BEGIN_DECLS

typedef struct _BujuSessionHistory BujuSessionHistory;
typedef struct _BujuChosen BujuChosen;

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
  gboolean          high_contrast;
  GStrv             hidden;    /* legend keys, or NULL */
  BujuLens         *lens;      /* NULL: off */

  BujuCompare      *compare;   /* the layout and another; NULL: only the one */
  BujuCompareMode   compare_mode;
  double            compare_position;  /* 0 … 1 */
  BujuScene        *compare_scene;     /* of the other, as below */
  BujuScene        *compare_full_scene;
  double            compare_scene_unit;
  double            compare_full_scene_unit;

  char             *selected;
  char             *marked;    /* within the profile of what is selected, or NULL */
  char             *hovered;
  BujuChosen       *chosen;    /* several features, of which @selected is one; NULL */
  GStrv             stack;     /* ids under the last click, topmost first; NULL when at most one */
  guint             position;
  BujuSessionHistory *history;
  BujuRecipe       *recipe;       /* applied last; NULL */
  BujuView          recipe_view;  /* what that made of the view */
  /* BujuOverlay, bottom first; replaced, never changed; NULL until asked for */
  GPtrArray        *overlays;
  guint             n_overlays_made;
  BujuOverlay      *preview;      /* of what is being read; NULL */
  BujuUndo         *undo;         /* NULL until asked for */
  guint             quiet;        /* what changes is none of the user's changes */
  double            scroll;       /* of the profile, px */

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
  PROP_COMPARE,
  PROP_COMPARE_MODE,
  PROP_COMPARE_POSITION,
  PROP_MARKED,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  PROP_N_OVERLAYS,
  PROP_N_CHOSEN,
  N_PROPS
};

enum
{
  VIEW_CHANGED,
  SCENE_CHANGED,
  FLY_TO,
  OVERLAYS_CHANGED,
  N_SIGNALS
};

extern GParamSpec *buju_session_properties[N_PROPS];
extern guint       buju_session_signals[N_SIGNALS];

/* buju-session-view.c */
BujuView buju_session_limit_view (BujuSession *self, const BujuView *view);
void     buju_session_apply_view (BujuSession *self, const BujuView *view);
BujuView buju_session_find_home  (BujuSession *self);

/* Another layout with nothing hidden; selection and view stay. */
void     buju_session_change_layout (BujuSession *self, const BujuLayout *layout);

/* Selection, without a word to the history. */
void     buju_session_set_selection (BujuSession *self, const char *id, const char *marked);
void     buju_session_set_stack     (BujuSession *self, const char * const *ids, guint position);

/* Flights; what has no place on the map moves nothing. */
void     buju_session_fly_to_view   (BujuSession *self, const BujuView *view);
void     buju_session_fly_home      (BujuSession *self);

/* History: whatever changes layout or selection does so between these two, which may be nested. */
void     buju_session_begin_move    (BujuSession *self);
void     buju_session_end_move      (BujuSession *self);
/* Something else is selected, but it counts as the same stop. */
void     buju_session_stay          (BujuSession *self);
void     buju_session_open_history  (BujuSession *self);
void     buju_session_close_history (BujuSession *self);

/* buju-session-scene.c */
/* buju-session-undo.c: what has just changed can be taken back. */
void     buju_session_push_lens      (BujuSession *self, GStrv before);
void     buju_session_push_parks     (BujuSession *self);
void     buju_session_push_hidden    (BujuSession *self, GStrv before, gboolean hidden);
void     buju_session_replace_hidden (BujuSession *self, const char * const *keys);

/* Forgets the scenes made so far: a new picture is due. */
void     buju_session_scene_changed (BujuSession *self);
BujuScene *buju_session_new_scene (BujuSession *self, const BujuLayout *layout, guint side,
                                   const BujuView *view,
                                   double unit, const char * const *hidden);

/* buju-session-overlays.c */
void     buju_session_free_overlays  (BujuSession *self);
/* What scenes show: the overlays, with the preview on top. (transfer full) (nullable) */
GPtrArray *buju_session_list_shown   (BujuSession *self);
/* The city with what the user brought. */
BujuBox  buju_session_get_reach      (BujuSession *self);
/* As buju_extent_find(), and of the user's layers. */
gboolean buju_session_find_extent    (BujuSession *self, const char *id, BujuBox *box);

/* buju-session-chosen.c */
void     buju_session_free_chosen    (BujuSession *self);
guint    buju_session_get_n_chosen   (BujuSession *self);
/* Ends a choice that no longer fits to what is selected and to the layers. */
void     buju_session_check_chosen   (BujuSession *self);

/* buju-session-compare.c */
void     buju_session_follow_layout         (BujuSession *self, const BujuLayout *before);
BujuBox  buju_session_get_home_box          (BujuSession *self);
BujuBox  buju_session_get_own_box           (BujuSession *self);
void     buju_session_forget_compare_scenes (BujuSession *self);
void     buju_session_clear_compare         (BujuSession *self);

G_END_DECLS
