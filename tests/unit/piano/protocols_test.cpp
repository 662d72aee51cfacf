// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/protocols.h"

#include "piano/profile/parameter_messages.h"
#include "piano/protocols/channel_messages.h"
#include "piano/protocols/forbidden.h"
#include "piano/protocols/kawai_function.h"
#include "piano/protocols/roland_gs.h"
#include "piano/protocols/yamaha_voice.h"
#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace atos {
namespace {

using test::hex;

/// The one that decides about a message at the gate.
const Protocol* owner(MidiBytes message) {
    const auto all = protocols();
    const auto found =
        std::ranges::find_if(all, [message](const Protocol* protocol) { return protocol->owns(message); });
    return found == all.end() ? nullptr : *found;
}

} // namespace

TEST(Protocols, HaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    for (const Protocol* protocol : protocols())
        EXPECT_TRUE(names.insert(protocol->facts().name).second) << protocol->facts().name;
}

TEST(Protocols, JudgeWhatTheySend) {
    std::set<const Protocol*> seen;
    for (const KeyboardProfile& profile : test::shippedProfiles())
        for (const Parameter& parameter : profile.parameters) {
            const Bytes last = setMessages(profile, parameter, parameter.neutral).back().bytes;
            EXPECT_EQ(owner(last), parameter.protocol) << profile.id << ' ' << parameter.name;
            EXPECT_FALSE(isQuestion(last)) << profile.id << ' ' << parameter.name;
            seen.insert(parameter.protocol);
        }
    EXPECT_EQ(seen.size(), protocols().size()) << "each has a piano";
}

TEST(Protocols, AskWhatMayBeAskedAndKnowTheirQuestions) {
    for (const KeyboardProfile& profile : test::shippedProfiles())
        for (const Parameter& parameter : profile.parameters) {
            const Bytes question = readRequest(parameter);
            EXPECT_EQ(question.empty(), !parameter.protocol->facts().canBeRead) << parameter.name;
            if (question.empty()) continue;
            EXPECT_EQ(owner(question), parameter.protocol) << profile.id << ' ' << parameter.name;
            EXPECT_TRUE(isQuestion(question)) << profile.id << ' ' << parameter.name;
            EXPECT_EQ(forbiddenReason(question), "") << profile.id << ' ' << parameter.name;
        }
}

TEST(Protocols, SendTheDocumentedBytes) {
    const Bytes address = hex("40 01 33");
    EXPECT_EQ(rolandGs.set({.address = address}, hex("40")).at(0), hex("F0 41 10 42 12 40 01 33 40 4C F7"));
    const Bytes touch = hex("02 18");
    EXPECT_EQ(kawaiFunction.set({.address = touch, .channel = 2}, hex("03")).at(0),
              hex("F0 40 02 10 04 02 18 03 00 F7"));
    const Bytes strings = hex("02");
    EXPECT_EQ(yamahaVoice.set({.address = strings}, hex("30")).at(0), hex("F0 43 73 01 50 11 00 02 30 F7"));
    EXPECT_EQ(programChange.set({.channel = 3}, hex("00 7A 05")),
              (std::vector{hex("B3 00 00"), hex("B3 20 7A"), hex("C3 05")}));
}

TEST(Protocols, AProgramIsNoVoiceBeforeItsBankWasHeard) {
    EXPECT_TRUE(programChange.valueIn({}, hex("C0 05")).empty());
    const auto piano = programChange.simulate();
    piano->hear(hex("B0 20 7A"));
    EXPECT_EQ(piano->valueIn({}, hex("C0 05")), hex("00 7A 05"));
    EXPECT_TRUE(piano->valueIn({}, hex("C0")).empty());
}

} // namespace atos
