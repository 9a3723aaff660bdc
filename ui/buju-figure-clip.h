/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A figure on the clipboard: as PNG, SVG and PDF together. It is made when somebody pastes, in a
 * worker thread, and only in the format that is wanted. */

#include "buju-figure-job.h"

G_BEGIN_DECLS

/* (transfer full) */
GdkContentProvider *buju_figure_clip_new (BujuFigureJob *job);

G_END_DECLS
