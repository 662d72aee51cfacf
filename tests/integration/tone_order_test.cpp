// SPDX-License-Identifier: Apache-2.0
// The tones of different music lie in the order in which pianists expect them, through the whole path.
#include "integration/pipeline_fixture.h"
#include "lab/tone/first_things.h"
#include "lab/tone/tone_pairs.h"
#include "music/smf.h"
#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace atos {
namespace {

const std::filesystem::path source = ATOS_SOURCE_DIR;

class ToneOrder : public test::PipelineFixture {
protected:
    static TonePreset toneOf(const std::filesystem::path& path) {
        static std::map<std::filesystem::path, TonePreset> known;
        if (const auto found = known.find(path); found != known.end()) return found->second;
        const auto music = readMidi(path);
        EXPECT_TRUE(music) << path;
        if (!music) return {};
        const auto calibration = pipeline_->calibrate(*music, {}, {});
        EXPECT_TRUE(calibration) << path;
        return known[path] = calibration ? calibration->target.preset : TonePreset();
    }
    static TonePreset bundled(const std::string& name) {
        return toneOf(source / "resources" / "pieces" / (name + ".mid"));
    }
};

TEST_F(ToneOrder, ARagANocturneAndAnArabesqueAreThreeTones) {
    const TonePreset rag = bundled("joplin-the-entertainer");
    const TonePreset nocturne = bundled("chopin-nocturne-op9-no2");
    const TonePreset arabesque = bundled("debussy-arabesque-no1");
    EXPECT_EQ(rag.voice, Voice::honkyTonk);
    EXPECT_EQ(nocturne.voice, Voice::mellowGrand);
    EXPECT_LT(*rag.reverbTime, 0.8);
    EXPECT_GT(*nocturne.reverbTime, 1.6);
    EXPECT_GT(*nocturne.reverbLevel, *rag.reverbLevel + 6);
    EXPECT_GT(*arabesque.brightness, *nocturne.brightness + 0.25);
}

TEST_F(ToneOrder, PairsOfPiecesLieAsPianistsExpect) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto pairs = readTonePairs(source / "tests" / "tone" / "pairs.tsv");
    ASSERT_TRUE(pairs) << pairs.error().message;
    int asked = 0;
    int right = 0;
    std::string wrong;
    for (const TonePair& pair : *pairs) {
        const TonePreset first = toneOf(test::sharedData() / pair.first);
        const TonePreset second = toneOf(test::sharedData() / pair.second);
        for (const ExpectedOrder& order : pair.orders) {
            ++asked;
            if (holds(order, first, second))
                ++right;
            else
                wrong += pair.kind + ", " + order.part + ": " + pair.first + " and " + pair.second + "\n";
        }
    }
    EXPECT_GE(1.0 * right / asked, 0.9) << right << " of " << asked << "\n" << wrong;
}

TEST_F(ToneOrder, WhatPeoplePlayFirstGetsAToneInRange) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto folder = test::sharedData().parent_path() / "first-things";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the takes of first things are absent";
    const auto expected = readExpectedTones(folder);
    ASSERT_TRUE(expected) << expected.error().message;
    for (const ExpectedTone& each : *expected) {
        const TonePreset tone = toneOf(folder / each.file);
        EXPECT_TRUE(isInRange(each, tone)) << each.file << ' ' << toJson(tone).dump();
    }
}

} // namespace
} // namespace atos
