// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/harmony_labels.h"

#include "lab/harmony/evaluate_chords.h"
#include "lab/harmony/evaluate_key.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace atos {
namespace {

TEST(KeyLabels, AreReadAsTheTablesSpellThem) {
    EXPECT_EQ(parseKeyLabel("C:maj"), (Key{0, Mode::major}));
    EXPECT_EQ(parseKeyLabel("Gb:min"), (Key{6, Mode::minor}));
    EXPECT_EQ(parseKeyLabel("Cb:maj"), (Key{11, Mode::major}));
    EXPECT_EQ(parseKeyLabel("F##:min"), (Key{7, Mode::minor}));
    for (const char* label : {"", "C", "H:maj", "C:dor", "C?:maj", ":maj"})
        EXPECT_EQ(parseKeyLabel(label), std::nullopt) << label;
}

TEST(TrueChords, AreReadByPiece) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "gt");
    std::ofstream(folder / "gt/chords_open_x.tsv")
        << "path\tstart_s\tend_s\tstart_quarter\tend_quarter\troot_pc\tquality\tbass_pc\tlabel\tlocal_key\n"
        << "a.mid\t0.0\t1.5\t0\t2\t7\t7\t11\tV65\tC:maj\n"
        << "a.mid\t1.5\t2.0\t\t\t\tN\t\tN\t\n"
        << "a.mid\t2.0\t3.0\t\t\t0\tunheard\t\t\t\n";
    const auto chords = readChordLabels(folder.path(), false);
    ASSERT_TRUE(chords.ok());
    const std::vector<ChordLabel>& piece = chords->at("a.mid");
    ASSERT_EQ(piece.size(), 2U);
    EXPECT_EQ(piece[0].root, 7);
    EXPECT_EQ(piece[0].quality, ChordQuality::seventh);
    EXPECT_EQ(piece[0].localKey, (Key{0, Mode::major}));
    EXPECT_EQ(piece[1].quality, ChordQuality::none);
}

TEST(TrueChords, DamagedTablesAreTold) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(readChordLabels(folder.path(), false).error().code, ErrorCode::badInput);
    std::filesystem::create_directory(folder / "gt");
    std::ofstream(folder / "gt/chords_open_x.tsv") << "header\nonly\ttwo\n";
    EXPECT_EQ(readChordLabels(folder.path(), false).error().code, ErrorCode::badInput);
}

TEST(Evaluation, RefusesUnknownSplitsAndMissingData) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(evaluateKey(folder.path(), "exam", {}).error().code, ErrorCode::badInput);
    EXPECT_EQ(evaluateKey(folder.path(), "val", {}).error().code, ErrorCode::badInput);
    EXPECT_EQ(evaluateChords(folder.path(), "val", {}).error().code, ErrorCode::badInput);
}

TEST(Beginnings, EndWhereTheListenerStopped) {
    Performance performance;
    performance.notes = {{0, 10, 60}, {4, 1, 62}, {6, 1, 64}};
    const Performance beginning = beginningOf(performance, 5);
    ASSERT_EQ(beginning.notes.size(), 2U);
    EXPECT_EQ(beginning.duration(), 5);
}

} // namespace
} // namespace atos
