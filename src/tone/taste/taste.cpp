// SPDX-License-Identifier: Apache-2.0
#include "tone/taste/taste.h"

#include "tone/archetypes/alternatives.h"
#include "tone/archetypes/audible.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Of each axis, in the units of a tone.
constexpr double brightnessStep = 0.5;
constexpr double roomSteps = 2; ///< just noticeable differences of its level
constexpr double timeFactor = 1.25;

/// How much less a tone is liked that lies one step away from the best one.
constexpr double curvature = 1;
constexpr double tie = 0.6; ///< Davidson's constant: how readily "neither" is said
constexpr double priorOrder = 0.3;
constexpr int rounds = 60;

double squared(double value) {
    return value * value;
}

/// The derivatives of an answer's log-likelihood by the difference of log strengths.
struct Slope {
    double first = 0;
    double second = 0;
};

Slope slopeAt(double difference, Liked liked) {
    const double up = std::exp(difference / 2);
    const double down = std::exp(-difference / 2);
    const double all = up + down + tie;
    const double said = liked == Liked::first ? 0.5 : liked == Liked::second ? -0.5 : 0;
    const double mean = (up - down) / all;
    return {said - mean / 2, -((up + down) / all - squared(mean)) / 4};
}

double distance(const TasteVector& vector) {
    double sum = 0;
    for (const double value : vector)
        sum += squared(value);
    return sum;
}

} // namespace

TonePreset movedByTaste(const TonePreset& tone, const TasteVector& taste) {
    const auto [brighter, roomier, plainer, heavier] = taste;
    TonePreset moved = tone;
    moved.brightness = std::clamp(tone.brightness.value_or(0) + brighter * brightnessStep, -1.0, 1.0);
    if (tone.reverbLevel) moved.reverbLevel = levelMoved(*tone.reverbLevel, roomier * roomSteps);
    if (tone.reverbTime)
        moved.reverbTime = std::clamp(*tone.reverbTime * std::pow(timeFactor, roomier), 0.3, 5.0);
    if (tone.voice && plainer > 0.5) moved.voice = plainerVoice(*tone.voice);
    moved.touch = std::clamp(tone.touch.value_or(0) + heavier, -2.0, 2.0);
    return roundedToAudible(moved);
}

void Taste::add(const TasteAnswer& answer) {
    answers_.push_back(answer);
    if (answers_.size() > mostAnswers) answers_.erase(answers_.begin());
    fit();
}

double Taste::trust() const {
    double placebos = 0;
    double imagined = 0;
    for (const TasteAnswer& answer : answers_) {
        if (!answer.isPlacebo()) continue;
        placebos += 1;
        imagined += answer.liked != Liked::neither ? 1 : 0;
    }
    return 1 - imagined / (2 * (placebos + 1));
}

/// Newton's method, one weight after the other: the posterior is concave, and a pair differs on few axes.
void Taste::fit() {
    const double share = trust();
    weights_ = {};
    order_ = 0;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t axis = 0; axis <= tasteAxes; ++axis) {
            const bool isOrder = axis == tasteAxes;
            double& weight = isOrder ? order_ : weights_[axis];
            const double precision = 1 / squared(isOrder ? priorOrder : priorDoubt);
            double gradient = -weight * precision;
            double hessian = -precision;
            for (const TasteAnswer& answer : answers_) {
                double difference =
                    order_ - curvature / 2 * (distance(answer.first) - distance(answer.second));
                for (std::size_t i = 0; i < tasteAxes; ++i)
                    difference += weights_[i] * (answer.first[i] - answer.second[i]);
                const double input = isOrder ? 1 : answer.first[axis] - answer.second[axis];
                const Slope slope = slopeAt(difference, answer.liked);
                gradient += share * slope.first * input;
                hessian += share * slope.second * squared(input);
            }
            weight -= gradient / hessian;
            if (!isOrder) doubt_[axis] = std::sqrt(-1 / hessian);
        }
    }
}

TasteVector Taste::liked() const {
    TasteVector best{};
    for (std::size_t axis = 0; axis < tasteAxes; ++axis)
        if (std::abs(weights_[axis]) > doubt_[axis]) best[axis] = weights_[axis] / curvature;
    return best;
}

TasteAnswer nextPair(const Taste& taste, bool coin) {
    constexpr std::size_t placeboEvery = 6;
    const TasteVector centre = taste.liked();
    TasteAnswer pair{centre, centre, Liked::neither};
    if ((taste.answers().size() + 1) % placeboEvery == 0) return pair;
    const TasteVector& doubt = taste.doubt();
    const auto axis = static_cast<std::size_t>(std::max_element(doubt.begin(), doubt.end()) - doubt.begin());
    constexpr std::size_t voice = 2;
    const double low = axis == voice ? 0 : centre[axis] - 0.75;
    const double high = axis == voice ? 1 : centre[axis] + 0.75;
    pair.first[axis] = coin ? low : high;
    pair.second[axis] = coin ? high : low;
    return pair;
}

} // namespace atos
