/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A screen without a window manager is no desktop: GTK 4.8 asks the X server in every frame whether
 * one has come, and waits for the answer behind all that was drawn. Says that one is there, which
 * does nothing; as long as the result is kept. NULL: there is no X server. */
typedef struct _BenchDesktop BenchDesktop;

BenchDesktop *bench_desktop_new  (void);
void          bench_desktop_free (BenchDesktop *self);
