// SPDX-License-Identifier: Apache-2.0
#include "analysis/key_model.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

using Profile = std::array<double, 12>;

constexpr Profile majorProfile{0.748, 0.060, 0.488, 0.082, 0.670, 0.460,
                               0.096, 0.715, 0.104, 0.366, 0.057, 0.400};
constexpr Profile minorProfile{0.712, 0.084, 0.474, 0.618, 0.049, 0.460,
                               0.105, 0.747, 0.404, 0.067, 0.133, 0.330};

Profile logShares(const Profile& profile) {
    double sum = 0;
    for (const double value : profile)
        sum += value;
    Profile result{};
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = std::log(profile[i] / sum);
    return result;
}

} // namespace

KeyScores profileScores(const PitchClasses& weights) {
    static const std::array<Profile, 2> profiles{logShares(majorProfile), logShares(minorProfile)};
    KeyScores scores{};
    for (std::size_t index = 0; index < scores.size(); ++index) {
        const std::size_t tonic = index % 12;
        const Profile& profile = profiles[index / 12];
        for (std::size_t degree = 0; degree < 12; ++degree)
            scores[index] += static_cast<double>(weights[(tonic + degree) % 12]) * profile[degree];
    }
    return scores;
}

KeyScores softmax(const KeyScores& scores) {
    const double highest = *std::max_element(scores.begin(), scores.end());
    KeyScores result{};
    double sum = 0;
    for (std::size_t i = 0; i < result.size(); ++i)
        sum += result[i] = std::exp(scores[i] - highest);
    for (double& value : result)
        value /= sum;
    return result;
}

} // namespace atos
