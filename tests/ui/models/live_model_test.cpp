// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/computer_keyboard.h"
#include "ui/calibrate/live_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

using Bytes3 = std::array<std::uint8_t, 3>;

LiveSnapshot snapshotOf(double seconds) {
    LiveSnapshot snapshot;
    snapshot.seconds = seconds;
    snapshot.take = std::make_shared<const Performance>(test::scale(seconds));
    snapshot.keys = {{0, Mode::minor}, 0.7, {}};
    snapshot.enoughMusic = seconds / 15;
    return snapshot;
}

TEST(LiveModel, tellsWhatIsHeardInWords) {
    test::FakeEngine engine;
    LiveModel live(engine);
    EXPECT_EQ(live.keySentence(), QStringLiteral("Key not known yet"));

    LiveSnapshot snapshot = snapshotOf(9);
    snapshot.chord = Chord();
    snapshot.chord->root = 5;
    snapshot.chord->bass = 5;
    snapshot.chord->quality = ChordQuality::min;
    engine.publish(std::move(snapshot));
    const QSignalSpy changed(&live, &HeardModel::factsChanged);
    live.poll();
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(live.keySentence(), QStringLiteral("C minor, 70 % sure"));
    EXPECT_EQ(live.chord(), QStringLiteral("Fm"));
    EXPECT_EQ(live.enoughSentence(), QStringLiteral("9 of 15 seconds of music"));
    EXPECT_FALSE(live.isEmpty());
}

TEST(LiveModel, doesNotShowAKeyThatIsAGuess) {
    test::FakeEngine engine;
    LiveModel live(engine);
    LiveSnapshot snapshot = snapshotOf(2);
    snapshot.keys.confidence = 0.1;
    engine.publish(std::move(snapshot));
    live.poll();
    EXPECT_TRUE(live.key().isEmpty());
}

TEST(LiveModel, describesTheRollForThoseWhoDoNotSeeIt) {
    test::FakeEngine engine;
    LiveModel live(engine);
    engine.publish(snapshotOf(8));
    live.poll();
    EXPECT_TRUE(live.rollSentence().contains(QStringLiteral("from C4 to C5")))
        << live.rollSentence().toStdString();
}

TEST(LiveModel, estimatesTheTempoInTheBackground) {
    test::FakeEngine engine;
    LiveModel live(engine);
    engine.publish(snapshotOf(20));
    live.poll();
    ATOS_WAIT_FOR((engine.publish(snapshotOf(20)), live.poll(), live.bpm() > 0));
}

TEST(LiveModel, releasesEveryKeyThatWasPressedHereAndNoOther) {
    test::FakeEngine engine;
    LiveModel live(engine);
    live.noteOn(60, 200);
    live.setDamper(true);
    live.noteOff(61);
    live.releaseAll();
    live.releaseAll();
    const std::vector<Bytes3> expected{{0x90, 60, 127}, {0xB0, 64, 127}, {0x80, 60, 64}, {0xB0, 64, 0}};
    EXPECT_EQ(engine.fed(), expected);
}

TEST(LiveModel, beginsAnEmptyTakeOnDemand) {
    test::FakeEngine engine;
    LiveModel live(engine);
    engine.publish(snapshotOf(8));
    live.poll();
    live.startOver();
    ATOS_WAIT_FOR((live.poll(), live.isEmpty()));
}

TEST(LiveModel, tellsWhenATakeCannotBeKept) {
    test::FakeEngine engine;
    LiveModel live(engine);
    QSignalSpy failed(&live, &LiveModel::failed);
    LiveSnapshot snapshot = snapshotOf(3);
    snapshot.trouble = "The disk is full.";
    engine.publish(snapshot);
    live.poll();
    engine.publish(snapshot);
    live.poll();
    ASSERT_EQ(failed.count(), 1);
    EXPECT_EQ(failed.first().first().toString(), QStringLiteral("The disk is full."));
}

TEST(ComputerKeyboard, playsTwoRowsAnOctaveApart) {
    test::FakeEngine engine;
    LiveModel live(engine);
    ComputerKeyboard keyboard(live);
    EXPECT_TRUE(keyboard.press(Qt::Key_Z, false));
    EXPECT_TRUE(keyboard.press(Qt::Key_Q, false));
    EXPECT_TRUE(keyboard.press(Qt::Key_Q, true)) << "an automatic repeat strikes nothing";
    EXPECT_FALSE(keyboard.press(Qt::Key_Space, false)) << "space belongs to the buttons";
    ASSERT_EQ(engine.fed().size(), 2U);
    EXPECT_EQ(engine.fed()[0][1], 48);
    EXPECT_EQ(engine.fed()[1][1], 60);
    EXPECT_EQ(keyboard.letterOf(48), QStringLiteral("Z"));
    EXPECT_TRUE(keyboard.letterOf(30).isEmpty());
}

TEST(ComputerKeyboard, releasesTheKeyItStruckEvenAfterTheOctaveWasShifted) {
    test::FakeEngine engine;
    LiveModel live(engine);
    ComputerKeyboard keyboard(live);
    keyboard.press(Qt::Key_Z, false);
    keyboard.press(Qt::Key_PageUp, false);
    keyboard.release(Qt::Key_Z, false);
    EXPECT_EQ(engine.fed().back(), (Bytes3{0x80, 48, 64}));
    keyboard.press(Qt::Key_Z, false);
    EXPECT_EQ(engine.fed().back()[1], 60);
}

TEST(ComputerKeyboard, holdsTheDamperOnALetterOfItsOwn) {
    test::FakeEngine engine;
    LiveModel live(engine);
    ComputerKeyboard keyboard(live);
    keyboard.press(Qt::Key_A, false);
    keyboard.press(Qt::Key_A, true);
    keyboard.release(Qt::Key_A, false);
    const std::vector<Bytes3> expected{{0xB0, 64, 127}, {0xB0, 64, 0}};
    EXPECT_EQ(engine.fed(), expected);
}

TEST(ComputerKeyboard, staysOnThePiano) {
    test::FakeEngine engine;
    LiveModel live(engine);
    ComputerKeyboard keyboard(live);
    for (int i = 0; i < 20; ++i)
        keyboard.press(Qt::Key_PageUp, false);
    EXPECT_EQ(keyboard.octave(), ComputerKeyboard::highestOctave);
    keyboard.press(Qt::Key_P, false);
    EXPECT_LE(engine.fed().back()[1], 127);
}

} // namespace
} // namespace atos
