/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one function that libFuzzer calls, and replay.c with what was kept. */

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);
