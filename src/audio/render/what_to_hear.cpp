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
constexpr double plain = 6;              // just noticeable differences: nobody misses it

/// A sentence, and by how many just noticeable differences it is true.
struct Difference {
    double size;
    std::string sentence;
};

Difference inBrightness(const PreviewSound& a, const PreviewSound& b) {
    if (a.centroid <= 0 || b.centroid <= 0) return {};
    const double size = std::abs(std::log(b.centroid / a.centroid)) / std::log(1 + noticedCentroid);
    const bool brighter = b.centroid > a.centroid;
    return {size, fmt::format("B is {}{}.", size >= plain ? "much " : "",
                              brighter ? "brighter in the treble" : "softer in the treble")};
}

Difference inRoom(const PreviewSound& a, const PreviewSound& b) {
    if (!std::isfinite(a.clarity()) || !std::isfinite(b.clarity())) return {};
    const double clearer = b.clarity() - a.clarity();
    const bool longer = b.reverberation.seconds > a.reverberation.seconds;
    const double size = std::abs(clearer) / noticedClarity;
    return {size, fmt::format("B {}, and its last notes die away {}.",
                              clearer > 0 ? "is closer and clearer" : "has more room around it",
                              longer ? "later" : "sooner")};
}

Difference inDynamics(const ToneDifference& difference) {
    const auto [a, b] = difference.dynamics;
    return {std::abs(b - a) / noticedDynamics,
            fmt::format("Soft and loud lie {} in B.", b > a ? "further apart" : "closer together")};
}

std::string place(const ToneDifference& difference) {
    constexpr std::array names{"bass", "middle", "treble"};
    const auto most = static_cast<std::size_t>(
        std::max_element(difference.shares.begin(), difference.shares.end()) - difference.shares.begin());
    return fmt::format("Listen to the {}, about {:.0f} seconds in: {} has more of it.", names[most],
                       difference.mostAt, difference.louder[most] > 0 ? "B" : "A");
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
