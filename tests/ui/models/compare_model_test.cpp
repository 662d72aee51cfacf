// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/compare/compare_model.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QPointF>

namespace atos {
namespace {

using State = CompareModel::State;

class CompareModelTest : public testing::Test {
protected:
    /// Adds takes of the same scale, each louder than the one before; the newest is listed first.
    void addTakes(int count) {
        std::vector<Take> takes;
        for (int number = 0; number < count; ++number) {
            Performance performance = test::scale(60);
            for (Note& note : performance.notes)
                note.velocity = static_cast<std::uint8_t>(note.velocity / 2 + 8 * number);
            Take take;
            take.id = number + 1;
            take.file = "take-" + std::to_string(number) + ".mid";
            take.played = 1000 * number;
            take.labels.title = "Scale " + std::to_string(number);
            EXPECT_TRUE(writeMidi(performance, folder_.path() / take.file).ok());
            takes.insert(takes.begin(), take);
        }
        library_.setTakes(std::move(takes));
    }
    /// The same as each keyboard says it: the second one is louder by `steps`.
    void addTakesFromTwoKeyboards(int ofEach, int steps) {
        std::vector<Take> takes;
        for (int number = 0; number < 2 * ofEach; ++number) {
            const bool loud = number % 2 == 1;
            Performance performance = test::scale(60);
            for (std::size_t i = 0; i < performance.notes.size(); ++i)
                performance.notes[i].velocity =
                    static_cast<std::uint8_t>(40 + (i * 7) % 30 + (loud ? steps : 0));
            performance.keyboard = loud ? "School Grand" : "Home Piano";
            Take take;
            take.id = number + 1;
            take.file = "two-" + std::to_string(number) + ".mid";
            take.played = 1000 * number;
            EXPECT_TRUE(writeMidi(performance, folder_.path() / take.file).ok());
            takes.push_back(take);
        }
        library_.setTakes(std::move(takes));
    }
    [[nodiscard]] bool saysItIsLouder() const {
        const auto second = comparison_.takes().at(1).value<ComparedTakeView>();
        return second.differences.join(QLatin1Char(' ')).contains(QStringLiteral("louder."));
    }
    void pick(int count) {
        for (int row = 0; row < count; ++row)
            library_.setPicked(row, true);
    }

    test::TemporaryFolder folder_;
    TakeListModel library_{folder_.path()};
    CompareModel comparison_{library_, folder_.path()};
};

TEST_F(CompareModelTest, comparesWithTheOldest) {
    addTakes(3);
    pick(3);
    ASSERT_TRUE(comparison_.comparable());
    comparison_.compare();
    EXPECT_EQ(comparison_.state(), State::Working);
    ATOS_WAIT_FOR(comparison_.state() == State::Ready);
    ASSERT_EQ(comparison_.takes().size(), 3);
    const auto first = comparison_.takes().at(0).value<ComparedTakeView>();
    EXPECT_TRUE(first.title.startsWith(QStringLiteral("Scale 0 · ")));
    EXPECT_TRUE(first.relation.isEmpty());
    EXPECT_TRUE(first.differences.isEmpty());
    ASSERT_EQ(first.axes.size(), 6);
    const auto tempo = first.axes.first().value<AxisView>();
    EXPECT_EQ(tempo.title, QStringLiteral("Tempo"));
    EXPECT_LE(tempo.low, tempo.share);
    EXPECT_GE(tempo.high, tempo.share);
    EXPECT_TRUE(first.sentence.startsWith(first.title + QStringLiteral(": Tempo ")));

    const auto last = comparison_.takes().at(2).value<ComparedTakeView>();
    EXPECT_EQ(last.relation, QStringLiteral("The same piece: 100 % of the notes found again"));
    EXPECT_TRUE(last.differences.contains(QStringLiteral("The same notes are played louder.")));
    ASSERT_GT(last.pace.size(), 10);
    for (const QVariant& point : last.pace)
        EXPECT_NEAR(point.toPointF().y(), 1, 0.02);
}

TEST_F(CompareModelTest, comparesWithWhicheverIsChosen) {
    addTakes(3);
    pick(3);
    comparison_.compare();
    ATOS_WAIT_FOR(comparison_.state() == State::Ready);
    comparison_.compareWith(2);
    EXPECT_EQ(comparison_.state(), State::Working);
    ATOS_WAIT_FOR(comparison_.state() == State::Ready);
    const auto take = [&](int index) { return comparison_.takes().at(index).value<ComparedTakeView>(); };
    EXPECT_TRUE(take(0).title.startsWith(QStringLiteral("Scale 2 · "))) << "it comes first";
    EXPECT_TRUE(take(0).relation.isEmpty());
    EXPECT_TRUE(take(1).title.startsWith(QStringLiteral("Scale 0 · "))) << "then the oldest";
    EXPECT_TRUE(take(1).differences.contains(QStringLiteral("The same notes are played softer.")));
    EXPECT_DOUBLE_EQ(take(0).when, 1);
    EXPECT_DOUBLE_EQ(take(1).when, 0);
    comparison_.compareWith(17);
    EXPECT_EQ(comparison_.state(), State::Ready);
    EXPECT_TRUE(comparison_.cardName().startsWith(QStringLiteral("Scale 2 – ")))
        << comparison_.cardName().toStdString();
}

TEST_F(CompareModelTest, wantsTwoToSix) {
    addTakes(7);
    pick(1);
    EXPECT_FALSE(comparison_.comparable());
    comparison_.compare();
    EXPECT_EQ(comparison_.state(), State::Empty);
    pick(7);
    EXPECT_FALSE(comparison_.comparable());
    library_.setPicked(0, false);
    EXPECT_TRUE(comparison_.comparable());
    library_.unpickAll();
    EXPECT_FALSE(comparison_.comparable());
}

TEST_F(CompareModelTest, saysWhichFileIsGone) {
    addTakes(2);
    pick(2);
    std::filesystem::remove(folder_ / "take-1.mid");
    comparison_.compare();
    ATOS_WAIT_FOR(comparison_.state() == State::Failed);
    EXPECT_TRUE(comparison_.problem().contains(QStringLiteral("take-1.mid")));
}

TEST_F(CompareModelTest, takesTheKeyboardsOutOnceItKnowsThem) {
    addTakesFromTwoKeyboards(5, 40);
    pick(2);
    comparison_.compare();
    ATOS_WAIT_FOR(comparison_.state() == State::Ready);
    EXPECT_TRUE(comparison_.fairness().contains(QStringLiteral("brought to the touch")));
    EXPECT_FALSE(saysItIsLouder()) << "it was the keyboard";
}

TEST_F(CompareModelTest, saysWhatItDoesNotKnowOfTwoKeyboards) {
    addTakesFromTwoKeyboards(2, 40);
    pick(2);
    comparison_.compare();
    ATOS_WAIT_FOR(comparison_.state() == State::Ready);
    EXPECT_TRUE(comparison_.fairness().contains(QStringLiteral("different keyboards")));
    EXPECT_TRUE(comparison_.fairness().contains(QStringLiteral("5 takes")));
    EXPECT_TRUE(saysItIsLouder());
}

TEST_F(CompareModelTest, closesWhileItWorks) {
    addTakes(6);
    pick(6);
    comparison_.compare();
    EXPECT_EQ(comparison_.state(), State::Working);
}

} // namespace
} // namespace atos
