// SPDX-License-Identifier: Apache-2.0
#include "audio/render/what_to_hear.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr double noticedCentroid = 0.05; // share
constexpr double noticedClarity = 1;     // dB
constexpr double noticedDynamics = 2;    // phon

/// A sentence, and by how many just noticeable differences it is true.
struct Difference {
    double size;
    std::string sentence;
};

Difference inBrightness(const PreviewSound& a, const PreviewSound& b) {
    if (a.centroid <= 0 || b.centroid <= 0) return {};
    return {std::abs(std::log(b.centroid / a.centroid)) / std::log(1 + noticedCentroid),
            fmt::format("B is {}: its spectral centroid is {:.0f} Hz, that of A {:.0f} Hz.",
                        b.centroid > a.centroid ? "brighter" : "mellower", b.centroid, a.centroid)};
}

Difference inRoom(const PreviewSound& a, const PreviewSound& b) {
    if (!std::isfinite(a.clarity()) || !std::isfinite(b.clarity())) return {};
    const double clearer = b.clarity() - a.clarity();
    const double longer = b.reverberation.seconds - a.reverberation.seconds;
    const char* tail = longer > 0 ? "longer" : "sooner";
    return {std::abs(clearer) / noticedClarity,
            fmt::format("B {} ({:.0f} dB of clarity against {:.0f}), and its last notes die away {} "
                        "({:.1f} s against {:.1f} s).",
                        clearer > 0 ? "is clearer" : "has more room around it", b.clarity(), a.clarity(),
                        tail, b.reverberation.seconds, a.reverberation.seconds)};
}

Difference inDynamics(const ToneDifference& difference) {
    const auto [a, b] = difference.dynamics;
    return {std::abs(b - a) / noticedDynamics,
            fmt::format("Soft and loud lie {} in B: {:.0f} phon, in A {:.0f}.",
                        b > a ? "further apart" : "closer together", b, a)};
}

std::string place(const ToneDifference& difference) {
    constexpr std::array names{"bass, below 400 Hz", "middle, from 400 Hz to 2 kHz", "treble, above 2 kHz"};
    const auto most = static_cast<std::size_t>(
        std::max_element(difference.shares.begin(), difference.shares.end()) - difference.shares.begin());
    return fmt::format(
        "Most of the difference ({:.0f} %) is in the {}, where {} has more; listen at {:.0f} s.",
        100 * difference.shares[most], names[most], difference.louder[most] > 0 ? "B" : "A",
        difference.mostAt);
}

} // namespace

std::vector<std::string> whatToHear(const PreviewSound& a, const PreviewSound& b,
                                    const ToneDifference& difference) {
    std::array differences{inBrightness(a, b), inRoom(a, b), inDynamics(difference)};
    std::stable_sort(differences.begin(), differences.end(),
                     [](const Difference& one, const Difference& other) { return one.size > other.size; });
    std::vector<std::string> sentences;
    for (const Difference& found : differences)
        if (found.size >= 1) sentences.push_back(found.sentence);
    sentences.push_back(place(difference));
    return sentences;
}

} // namespace atos
