/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Colours as people see them who see colours otherwise.
 *
 * Sources: G. Machado, M. Oliveira, L. Fernandes, "A physiologically-based model for simulation of
 * color vision deficiency", IEEE TVCG 15(6), 2009 (matrices of full severity, on linear RGB);
 * CIE 15:2004 (L*a*b*, D65). */

#include <math.h>

#include "plan/buju-style.h"

typedef struct
{
  double x[3];   /* linear RGB, or L*a*b* */
} Colour;

static inline double
to_linear (double v)
{
  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static inline Colour
linear (BujuColor c)
{
  return (Colour) { { to_linear (c.red), to_linear (c.green), to_linear (c.blue) } };
}

/* The usual one, protanopia, deuteranopia, tritanopia. */
static const double visions[][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static inline Colour
seen (Colour c, guint vision)
{
  const double *m = visions[vision];
  Colour result;

  for (guint i = 0; i < 3; i++)
    result.x[i] = CLAMP (m[3 * i] * c.x[0] + m[3 * i + 1] * c.x[1] + m[3 * i + 2] * c.x[2], 0, 1);
  return result;
}

static inline double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static inline Colour
to_lab (Colour c)
{
  double x = (0.4124 * c.x[0] + 0.3576 * c.x[1] + 0.1805 * c.x[2]) / 0.95047;
  double y = 0.2126 * c.x[0] + 0.7152 * c.x[1] + 0.0722 * c.x[2];
  double z = (0.0193 * c.x[0] + 0.1192 * c.x[1] + 0.9505 * c.x[2]) / 1.08883;

  x = lab_curve (x);
  y = lab_curve (y);
  z = lab_curve (z);
  return (Colour) { { 116 * y - 16, 500 * (x - y), 200 * (y - z) } };
}

/* ΔE*ab of two colours seen with one of the visions. */
static inline double
get_difference (BujuColor a, BujuColor b, guint vision)
{
  Colour p = to_lab (seen (linear (a), vision)), q = to_lab (seen (linear (b), vision));

  return sqrt (pow (p.x[0] - q.x[0], 2) + pow (p.x[1] - q.x[1], 2) + pow (p.x[2] - q.x[2], 2));
}
