// SPDX-License-Identifier: Apache-2.0
// What music sounds like, as points whose distribution can be compared: an embedding for a Frechet distance
// on sound (K. Kilgour and others, "Frechet Audio Distance", Interspeech 2019, arXiv:1812.08466) that needs
// no downloaded network, since its numbers are properties of our own constant-Q transform.
#pragma once

#include "audio/render/render.h"
#include "core/result.h"
#include "core/task.h"

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

inline constexpr double soundWindowSeconds = 2;
inline constexpr double soundWindowStep = 1;
inline constexpr std::size_t soundWindowSize = 42;

/// Windows of frames of a ConstantQ (constant_q.h). Each has, of fourteen bands of seven semitones, the mean
/// level and its deviation over time in dB, of the twelve pitch classes from A on the mean share of the
/// amplitude, and of how much the bins rise from frame to frame the mean and deviation in dB. What is
/// softer than -80 dB counts as that. A last window that is not full is left out. Any thread.
[[nodiscard]] std::vector<std::vector<double>> soundWindows(std::span<const float> frames);

/// The first `seconds` of the music on the piano as made, at -23 LUFS (BS.1770). The soundfont is that of
/// `options`, nothing else of them is used.
[[nodiscard]] Result<std::vector<std::vector<double>>>
soundWindowsOf(const RenderFunction& render, const Performance& music, double seconds,
               const RenderOptions& options, const Task& task);

} // namespace atos
