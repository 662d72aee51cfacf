// SPDX-License-Identifier: Apache-2.0
// The phrase on which two tones differ most to the ear.
#pragma once

#include "audio/measure/tone_difference.h"
#include "audio/render/phrase_renderer.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// Seconds of a phrase that shows a difference: long enough for the ear, short enough to be remembered.
inline constexpr double shortestDemonstration = 8;
inline constexpr double longestDemonstration = 12;
/// Below this distance the tones sound the same: it is what 0.4 dB more in every band would make.
inline constexpr double leastDistance = 0.01;

struct Demonstration {
    std::size_t chosen = 0;             ///< which of the candidates
    std::vector<double> distances;      ///< of every candidate, see tone_difference.h
    ToneDifference difference;          ///< on the chosen one
    PreviewSound soundA, soundB;        ///< on the chosen one, without a gain
    LoudnessMatch match;                ///< for playing both on it
    std::vector<std::string> listenFor; ///< what to hear, the plainest first, one sentence each

    [[nodiscard]] double medianDistance() const;
};

/// At most `most` phrases for demonstrate(), spread evenly over the music.
[[nodiscard]] std::vector<Performance> demonstrationPhrases(const Performance& performance, std::size_t most);

/// Renders every candidate, each a phrase that begins near 0 s, in both tones and keeps the one whose renders
/// lie furthest apart. The same input gives the same answer. badInput when there is no candidate with notes,
/// and when the tones sound the same on all. The soundfont and the rate are those of `options`; its tone and
/// excerpt are not used. Twice as much rendering as there are candidates, on two threads: call from a worker.
[[nodiscard]] Result<Demonstration> demonstrate(const RenderFunction& render,
                                                std::span<const Performance> candidates, const TonePreset& a,
                                                const TonePreset& b, const RenderOptions& options,
                                                const Task& task);

/// Writes the phrase in A and then in B, equally loud, as one 16-bit stereo WAV file, whole or not at all.
[[nodiscard]] Status writeDemonstration(const RenderFunction& render, const Performance& phrase,
                                        const TonePreset& a, const TonePreset& b, const LoudnessMatch& match,
                                        const RenderOptions& options, const std::filesystem::path& path,
                                        const Task& task);

} // namespace atos
