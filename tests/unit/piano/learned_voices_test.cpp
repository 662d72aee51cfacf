// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/learned_voices.h"

#include "files/bytes.h"
#include "piano/profile/encode.h"
#include "piano/profile/lint.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::hex;
using test::shippedProfile;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

LearnedVoices kawai() {
    LearnedVoices learned;
    learned.keyboard = "kawai-ca-cn";
    learned.reachesKeys = true;
    learned.home = ProgramNumbers{2, {0, 0, 0}};
    learned.voices[Voice::mellowGrand] = {2, {0, 1, 5}};
    learned.voices[Voice::honkyTonk] = {2, {0, 1, 15}};
    return learned;
}

TonePreset wish(Voice voice) {
    TonePreset preset;
    preset.id = "test";
    preset.voice = voice;
    return preset;
}

std::vector<Bytes> bytesOf(const EncodedPreset& encoded) {
    std::vector<Bytes> bytes;
    for (const PacedMessage& message : encoded.messages)
        bytes.push_back(message.bytes);
    return bytes;
}

} // namespace

TEST(LearnedVoices, ComeBackFromTheirFile) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(readLearned(folder.path(), "kawai-ca-cn")->has_value());
    LearnedVoices learned = kawai();
    learned.tried = {Voice::tine};
    ASSERT_TRUE(writeLearned(learned, folder.path()));
    EXPECT_EQ(*readLearned(folder.path(), "kawai-ca-cn"), learned);
    ASSERT_TRUE(writeLearned(LearnedVoices{"kawai-ca-cn", {}, {}, {}, {}}, folder.path()));
    EXPECT_FALSE(std::filesystem::exists(learnedPath(folder.path(), "kawai-ca-cn")));
}

TEST(LearnedVoices, ADamagedFileIsNamed) {
    const test::TemporaryFolder folder;
    const auto path = learnedPath(folder.path(), "kawai-ca-cn");
    std::filesystem::create_directories(path.parent_path());
    for (
        const char* text :
        {R"(nothing)", R"([])", R"({"schema":2,"keyboard":"kawai-ca-cn"})",
         R"({"schema":1,"keyboard":"other"})", R"({"schema":1,"keyboard":"kawai-ca-cn","reaches_keys":3})",
         R"({"schema":1,"keyboard":"kawai-ca-cn","home":[0,0,300]})",
         R"({"schema":1,"keyboard":"kawai-ca-cn","home":[0,0,0],"voices":[{"name":"kazoo","value":[0,0,1]}]})",
         R"({"schema":1,"keyboard":"kawai-ca-cn","home":[0,0,0],"voices":[{"name":"felt"}]})",
         R"({"schema":1,"keyboard":"kawai-ca-cn","voices":[{"name":"felt","value":[0,0,1]}]})"}) {
        ASSERT_TRUE(writeFile(path, std::string_view(text)));
        const auto read = readLearned(folder.path(), "kawai-ca-cn");
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, ErrorCode::badInput);
        EXPECT_THAT(read.error().message, HasSubstr("kawai-ca-cn.json")) << text;
        const auto store = openProfileStore(test::shippedProfileFolder(), folder.path());
        ASSERT_TRUE(store);
        EXPECT_THAT(store->objections, Contains(HasSubstr("kawai-ca-cn.json")));
    }
}

TEST(LearnedVoices, GiveAPianoWithoutVoicesThoseThatItsPlayerHeard) {
    EXPECT_EQ(shippedProfile("kawai-ca-cn").find("voice"), nullptr);
    const KeyboardProfile own = withLearned(shippedProfile("kawai-ca-cn"), kawai());
    EXPECT_THAT(lint(own), IsEmpty());
    const auto encoded = encodePreset(wish(Voice::mellowGrand), own);
    EXPECT_EQ(bytesOf(encoded), (std::vector{hex("B2 00 00"), hex("B2 20 01"), hex("C2 05")}));
    EXPECT_THAT(encoded.losses, IsEmpty());
    // A voice that it lacks becomes the nearest that it has.
    EXPECT_EQ(bytesOf(encodePreset(wish(Voice::tine), own)).at(2), hex("C2 05"));
}

TEST(LearnedVoices, AreSentOnceTheyWereTriedAndNeverBefore) {
    const KeyboardProfile shipped = shippedProfile("yamaha-dgx-670");
    const auto before = encodePreset(wish(Voice::brightGrand), shipped, {.experimental = true});
    EXPECT_THAT(before.losses, Contains(Field(&Loss::sentence, HasSubstr("tried once"))));
    for (const Change& change : before.changes)
        EXPECT_NE(change.parameter, "voice");

    LearnedVoices learned{"yamaha-dgx-670", true, {}, {}, {Voice::mellowGrand}};
    const KeyboardProfile own = withLearned(shipped, learned);
    EXPECT_THAT(lint(own), IsEmpty());
    EXPECT_EQ(bytesOf(encodePreset(wish(Voice::brightGrand), own)).at(2), hex("C0 01"));
    EXPECT_EQ(encodePreset(wish(Voice::mellowGrand), own).changes.at(0).sentence,
              "Voice mellow grand (WarmGrand)")
        << "one source, and heard";
    const auto unheard = encodePreset(wish(Voice::honkyTonk), own); // from one source only
    EXPECT_EQ(unheard.changes.at(0).sentence, "Voice bright grand (Bright)");

    learned.reachesKeys = false;
    const auto never = encodePreset(wish(Voice::brightGrand), withLearned(shipped, learned), {true});
    EXPECT_THAT(never.losses, Contains(Field(&Loss::sentence, HasSubstr("only notes that arrive by MIDI"))));
}

TEST(LearnedVoices, NumbersForIncomingNotesAreNotTakenForThoseOfTheKeys) {
    LearnedVoices learned = kawai();
    learned.keyboard = "yamaha-p";
    const KeyboardProfile own = withLearned(shippedProfile("yamaha-p"), learned);
    EXPECT_THAT(lint(own), IsEmpty());
    EXPECT_EQ(own.find("voice")->choices.size(), learned.voices.size());
}

} // namespace atos
