// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/measured_piece.h"

#include "lab/ranking/assemble_catalogue.h"
#include "unit/lab/ranking/reference_pieces.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::filesystem::path shipped(const std::string& path) {
    return std::filesystem::path(ATOS_SOURCE_DIR) / path;
}

/// A collection with one file that cannot be read between two that can.
std::vector<LabelledPiece> withABrokenFile() {
    std::vector<LabelledPiece> pieces(3);
    pieces[0].path = shipped("resources/pieces/schumann-traumerei.mid");
    pieces[1].path = shipped("LICENSE");
    pieces[2].path = shipped("resources/pieces/satie-gymnopedie-no1.mid");
    for (LabelledPiece& piece : pieces)
        piece.title = piece.key = piece.path.filename().string();
    return pieces;
}

Result<StyleProfile> classify(const Performance& /*performance*/) {
    return test::style({0.5, 0.5});
}

class MeasuredPieces : public testing::Test {
protected:
    void SetUp() override {
        task_.progress = [this](double, std::string_view step) { told_.emplace_back(step); };
        ASSERT_TRUE(embedding_) << embedding_.error().message;
    }
    Result<ChordEmbedding> embedding_ =
        ChordEmbedding::load(shipped("models/chord-embedding-open.safetensors"));
    Task task_;
    std::vector<std::string> told_;
};

TEST_F(MeasuredPieces, LeaveOutFilesThatCannotBeRead) {
    const auto measured = measurePieces(withABrokenFile(), *embedding_, classify, task_);
    ASSERT_TRUE(measured) << measured.error().message;
    ASSERT_EQ(measured->size(), 2U);
    EXPECT_EQ(measured->back().labels.key, "satie-gymnopedie-no1.mid");
    EXPECT_THAT(told_, Contains(HasSubstr("1 file cannot be read")));
}

TEST_F(MeasuredPieces, ACatalogueLeavesThemOutToo) {
    const auto catalogue = assembleCatalogue(withABrokenFile(), {}, *embedding_, classify, task_);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    EXPECT_EQ(catalogue->pieces.size(), 2U);
    EXPECT_THAT(told_, Contains(HasSubstr("1 file cannot be read")));
}

} // namespace
} // namespace atos
