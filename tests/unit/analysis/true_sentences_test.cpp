// SPDX-License-Identifier: Apache-2.0
// What is said of pianists who played the same bars (Vienna 4x22) against plain counting in their notes,
// without the alignment that the sentences come from.
#include "analysis/compare/compare_takes.h"
#include "music/smf.h"
#include "support/shared_data.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace atos {
namespace {

struct SameNote {
    Note first;
    Note second;
};

/// The third C4 of one is the third of the other where both have as many; by the first's onset.
std::vector<SameNote> sameNotes(const Performance& first, const Performance& second) {
    std::map<int, std::array<std::vector<Note>, 2>> byPitch;
    for (const Note& note : first.notes)
        byPitch[note.pitch][0].push_back(note);
    for (const Note& note : second.notes)
        byPitch[note.pitch][1].push_back(note);
    std::vector<SameNote> same;
    for (const auto& [pitch, notes] : byPitch)
        for (std::size_t i = 0; notes[0].size() == notes[1].size() && i < notes[0].size(); ++i)
            same.push_back({notes[0][i], notes[1][i]});
    std::sort(same.begin(), same.end(),
              [](const SameNote& a, const SameNote& b) { return a.first.onset < b.first.onset; });
    return same;
}

/// Seconds of the second for one of the first.
double paceRatio(const Performance& first, const Performance& second) {
    const std::vector<SameNote> same = sameNotes(first, second);
    return (same.back().second.onset - same.front().second.onset)
           / (same.back().first.onset - same.front().first.onset);
}

double meanVelocity(const Performance& take) {
    double sum = 0;
    for (const Note& note : take.notes)
        sum += note.velocity;
    return sum / static_cast<double>(take.notes.size());
}

/// Of the time in which a key or the damper is down, in steps of 10 ms.
double pedalShare(const Performance& take) {
    constexpr double step = 0.01;
    const auto steps = static_cast<std::size_t>(take.duration() / step) + 1;
    std::vector<bool> held(steps);
    std::vector<bool> down(steps);
    for (const Note& note : take.notes)
        for (double at = note.onset; at < note.end(); at += step)
            held[static_cast<std::size_t>(at / step)] = true;
    std::size_t from = 0;
    bool isDown = false;
    for (const Pedal& pedal : take.pedals) {
        if (pedal.kind != PedalKind::damper) continue;
        const auto to = std::min(steps, static_cast<std::size_t>(std::max(0.0, pedal.seconds) / step));
        for (; from < to; ++from)
            down[from] = isDown;
        isDown = pedal.value >= 64;
    }
    for (; from < steps; ++from)
        down[from] = isDown;
    double both = 0;
    double pedalled = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        both += held[i] || down[i];
        pedalled += down[i];
    }
    return pedalled / both;
}

/// The median of held times, second over first, at equal pace.
double heldRatio(const Performance& first, const Performance& second) {
    std::vector<double> ratios;
    for (const SameNote& same : sameNotes(first, second))
        if (same.first.duration >= 0.03 && same.second.duration >= 0.03)
            ratios.push_back(same.second.duration / same.first.duration);
    std::nth_element(ratios.begin(), ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2),
                     ratios.end());
    return ratios[ratios.size() / 2] / paceRatio(first, second);
}

const Difference* about(const TakePair& pair, const std::string& aspect) {
    const auto found =
        std::find_if(pair.differences.begin(), pair.differences.end(),
                     [&](const Difference& difference) { return difference.aspect == aspect; });
    return found == pair.differences.end() ? nullptr : &*found;
}

/// The numbers of a sentence, in order.
std::vector<double> numbersIn(const std::string& sentence) {
    std::vector<double> numbers;
    for (std::size_t at = 0; at < sentence.size();) {
        if (std::isdigit(static_cast<unsigned char>(sentence[at])) == 0) {
            ++at;
            continue;
        }
        std::size_t length = 0;
        numbers.push_back(std::stod(sentence.substr(at), &length));
        at += length;
    }
    return numbers;
}

bool says(const Difference& difference, const char* words) {
    return difference.sentence.find(words) != std::string::npos;
}

void expectTrueTempo(const TakePair& pair, const Performance& first, const Performance& second) {
    const double ratio = paceRatio(first, second);
    const Difference* tempo = about(pair, "tempo");
    if (tempo == nullptr) {
        EXPECT_NEAR(ratio, 1, 0.04) << "nothing is said of the tempo";
        return;
    }
    EXPECT_EQ(says(*tempo, "slower"), ratio > 1) << tempo->sentence;
    EXPECT_NEAR(numbersIn(tempo->sentence).at(0), 100 * (ratio > 1 ? ratio - 1 : 1 / ratio - 1), 2)
        << tempo->sentence;
}

void expectTrueLoudness(const TakePair& pair, const Performance& first, const Performance& second) {
    const double steps = meanVelocity(second) - meanVelocity(first);
    const Difference* loudness = about(pair, "loudness");
    if (loudness == nullptr) {
        EXPECT_LT(std::abs(steps), 3) << "nothing is said of loudness";
        return;
    }
    EXPECT_EQ(says(*loudness, "louder"), steps > 0) << loudness->sentence << steps;
    if (says(*loudness, "a little")) {
        EXPECT_LT(std::abs(steps), 7) << loudness->sentence;
    }
    if (says(*loudness, "much")) {
        EXPECT_GT(std::abs(steps), 17) << loudness->sentence;
    }
}

void expectTruePedal(const TakePair& pair, const Performance& first, const Performance& second) {
    const Difference* pedal = about(pair, "pedal");
    if (pedal == nullptr) return; // two takes may differ by chance
    const double change = pedalShare(second) - pedalShare(first);
    EXPECT_EQ(says(*pedal, "more pedal"), change > 0) << pedal->sentence;
    EXPECT_NEAR(numbersIn(pedal->sentence).at(0), 100 * pedalShare(second), 10) << pedal->sentence;
    EXPECT_NEAR(numbersIn(pedal->sentence).at(1), 100 * pedalShare(first), 10) << pedal->sentence;
}

void expectTrueTouch(const TakePair& pair, const Performance& first, const Performance& second) {
    // Where one played a note more or less, counting finds too few that are surely the same.
    if (sameNotes(first, second).size() < first.notes.size() * 9 / 10) return;
    const double ratio = heldRatio(first, second);
    const Difference* legato = about(pair, "legato");
    if (legato == nullptr) {
        EXPECT_NEAR(ratio, 1, 0.15) << "nothing is said of how long notes are held";
        return;
    }
    EXPECT_EQ(says(*legato, "held longer"), ratio > 1) << legato->sentence << ratio;
    EXPECT_NEAR(numbersIn(legato->sentence).at(0), 100 * std::abs(ratio - 1), 6) << legato->sentence;
}

void expectTrueNotes(const TakePair& pair, const Performance& first, const Performance& second) {
    const Difference* missing = about(pair, "missing_notes");
    const Difference* added = about(pair, "added_notes");
    const double said = (added ? added->second : 0) - (missing ? missing->second : 0);
    const double counted = static_cast<double>(second.notes.size()) - static_cast<double>(first.notes.size());
    // A note or two in hundreds is not told.
    EXPECT_NEAR(said, counted, 0.005 * static_cast<double>(first.notes.size() + second.notes.size()));
}

TEST(TrueSentences, OfPianistsWhoPlayedTheSameBars) {
    ATOS_REQUIRE_SHARED_DATA();
    const std::filesystem::path folder =
        std::filesystem::path(test::sharedData()) / "nc" / "midi" / "vienna4x22";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "Vienna 4x22 is not there.";
    std::map<std::string, std::vector<std::filesystem::path>> pieces;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (const std::string name = entry.path().filename().string(); entry.path().extension() == ".mid")
            pieces[name.substr(0, name.rfind('_'))].push_back(entry.path());
    ASSERT_GE(pieces.size(), 2U);
    for (auto& [piece, files] : pieces) {
        std::sort(files.begin(), files.end());
        const auto first = readMidi(files.front());
        ASSERT_TRUE(first.ok());
        for (std::size_t i = 1; i < files.size(); ++i) {
            SCOPED_TRACE(files[i].filename().string());
            const auto second = readMidi(files[i]);
            ASSERT_TRUE(second.ok());
            const std::vector<Performance> takes{*first, *second};
            const auto comparison = compareTakes(takes);
            ASSERT_TRUE(comparison.ok());
            const TakePair& pair = comparison->pairs.front();
            EXPECT_TRUE(pair.alignment.samePiece());
            EXPECT_FALSE(comparison->bars.known()) << "nobody wrote bars into what was played";
            expectTrueTempo(pair, *first, *second);
            expectTrueLoudness(pair, *first, *second);
            expectTruePedal(pair, *first, *second);
            expectTrueTouch(pair, *first, *second);
            expectTrueNotes(pair, *first, *second);
        }
    }
}

} // namespace
} // namespace atos
