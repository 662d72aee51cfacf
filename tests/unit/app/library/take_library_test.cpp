// SPDX-License-Identifier: Apache-2.0
#include "app/library/take_library.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <chrono>
#include <functional>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Take take(const std::string& file, UnixSeconds played, TakeLabels labels = {}) {
    Take take;
    take.file = file;
    take.played = played;
    take.seconds = 61.5;
    take.notes = 420;
    take.key = "Bb major";
    take.labels = std::move(labels);
    return take;
}

std::vector<std::string> filesOf(const Result<std::vector<Take>>& takes) {
    EXPECT_TRUE(takes.ok());
    std::vector<std::string> files;
    if (!takes) return files;
    for (const Take& found : *takes)
        files.push_back(found.file);
    return files;
}

class TakeLibraryTest : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void reopen() {
        library_.reset();
        auto opened = TakeLibrary::open(folder_ / "library.db");
        ASSERT_TRUE(opened.ok()) << opened.error().message;
        library_ = std::move(*opened);
    }
    void add(const std::vector<Take>& takes) { ASSERT_TRUE(library_->add(takes, 1000).ok()); }
    std::vector<std::string> search(const std::string& text) {
        return filesOf(library_->find({text, "", false}));
    }
    std::int64_t idOf(const std::string& file) {
        const auto all = library_->find({});
        for (const Take& found : *all)
            if (found.file == file) return found.id;
        return 0;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<TakeLibrary> library_;
};

TEST_F(TakeLibraryTest, keepsEverythingAcrossStarts) {
    Take opened = take("a.mid", 500, {"Träumerei", "Clara", "slow, exam", "Mind the last bar."});
    opened.origin = TakeOrigin::opened;
    opened.composer = "Schumann R";
    opened.genre = "classical";
    opened.starred = true;
    add({opened});
    reopen();
    const auto found = library_->find({});
    ASSERT_TRUE(found.ok());
    ASSERT_THAT(*found, SizeIs(1));
    const Take& back = found->front();
    EXPECT_EQ(back.file, "a.mid");
    EXPECT_EQ(back.origin, TakeOrigin::opened);
    EXPECT_EQ(back.played, 500);
    EXPECT_DOUBLE_EQ(back.seconds, 61.5);
    EXPECT_EQ(back.notes, 420);
    EXPECT_EQ(back.key, "Bb major");
    EXPECT_EQ(back.composer, "Schumann R");
    EXPECT_EQ(back.genre, "classical");
    EXPECT_EQ(back.labels, opened.labels);
    EXPECT_TRUE(back.starred);
}

TEST_F(TakeLibraryTest, listsTheNewestFirst) {
    add({take("old.mid", 10), take("new.mid", 30), take("middle.mid", 20)});
    EXPECT_THAT(search(""), ElementsAre("new.mid", "middle.mid", "old.mid"));
}

TEST_F(TakeLibraryTest, findsBeginningsOfWordsInAllTextsWhateverTheAccents) {
    add({take("a.mid", 3, {"Träumerei", "Clara", "slow exam", "Mind the last bar"}),
         take("b.mid", 2, {"Nocturne", "Robert", "exam", ""}),
         take("c.mid", 1, {"Scales", "", "", "C. Major!"})});
    EXPECT_THAT(search("traum"), ElementsAre("a.mid"));
    EXPECT_THAT(search("EXAM"), ElementsAre("a.mid", "b.mid"));
    EXPECT_THAT(search("exam rob"), ElementsAre("b.mid"));
    EXPECT_THAT(search("last"), ElementsAre("a.mid"));
    EXPECT_THAT(search("bb major"), SizeIs(3)) << "the key counts too";
    EXPECT_THAT(search("xylophone"), IsEmpty());
}

TEST_F(TakeLibraryTest, takesNothingInAQueryForAnOperator) {
    add({take("a.mid", 1, {"AND OR NOT", "", "", ""})});
    EXPECT_THAT(search("\"and\" *or* NOT("), ElementsAre("a.mid"));
    EXPECT_THAT(search("title:and"), IsEmpty()) << "\"title\" is a word like any other";
    EXPECT_THAT(search("--- !!! \""), ElementsAre("a.mid")) << "no word at all is no wish";
    EXPECT_THAT(search("'; DROP TABLE takes; --"), IsEmpty());
    EXPECT_THAT(search(std::string(100000, 'x')), IsEmpty());
    EXPECT_THAT(search(""), SizeIs(1));
}

TEST_F(TakeLibraryTest, findsByStudentAndStar) {
    Take starred = take("b.mid", 2, {"", "Clara", "", ""});
    starred.starred = true;
    add({take("a.mid", 3, {"", "Clara", "", ""}), starred, take("c.mid", 1, {"", "anna", "", ""})});
    EXPECT_THAT(*library_->students(), ElementsAre("anna", "Clara"));
    EXPECT_THAT(filesOf(library_->find({"", "Clara", false})), ElementsAre("a.mid", "b.mid"));
    EXPECT_THAT(filesOf(library_->find({"", "Clara", true})), ElementsAre("b.mid"));
    EXPECT_THAT(filesOf(library_->find({"", "Clar", false})), IsEmpty())
        << "a student is not searched by halves";
}

TEST_F(TakeLibraryTest, findsWhatWasWrittenSince) {
    add({take("a.mid", 1, {"Nocturne", "", "", ""})});
    const TakeDescription described{idOf("a.mid"), {"Barcarolle", "Clara", "", ""}, 1};
    ASSERT_TRUE(library_->describe(std::span(&described, 1)).ok());
    EXPECT_THAT(search("barca"), ElementsAre("a.mid"));
    EXPECT_THAT(search("nocturne"), IsEmpty());
    ASSERT_TRUE(library_->setStyle("a.mid", "Chopin", "classical").ok());
    EXPECT_THAT(search("chop"), ElementsAre("a.mid"));
    ASSERT_TRUE(library_->setStarred(idOf("a.mid"), true).ok());
    EXPECT_THAT(filesOf(library_->find({"", "", true})), ElementsAre("a.mid"));
}

TEST_F(TakeLibraryTest, describesManyAtOnceAndKnowsTheirTags) {
    add({take("a.mid", 1, {"", "", "exam, slow", ""}), take("b.mid", 2),
         take("c.mid", 3, {"", "", "slow", ""})});
    EXPECT_THAT(*library_->tags(), ElementsAre("exam", "slow"));
    const std::array<TakeDescription, 2> described{
        TakeDescription{idOf("a.mid"), {"", "Clara", "Bach exam", ""}, 9},
        TakeDescription{idOf("b.mid"), {"", "Clara", "", ""}, 8}};
    ASSERT_TRUE(library_->describe(described).ok());
    EXPECT_THAT(filesOf(library_->find({"", "Clara", false})), ElementsAre("a.mid", "b.mid"));
    EXPECT_THAT(search(""), ElementsAre("a.mid", "b.mid", "c.mid")) << "newest first, as they are dated now";
    EXPECT_THAT(*library_->tags(), ElementsAre("Bach", "exam", "slow"));
}

TEST_F(TakeLibraryTest, leavesATakeAsItIsWhenItsFileIsAddedAgain) {
    add({take("a.mid", 1, {"Mine", "", "", ""})});
    add({take("a.mid", 9, {"Another", "", "", ""}), take("b.mid", 2)});
    EXPECT_THAT(search(""), SizeIs(2));
    EXPECT_THAT(search("mine"), ElementsAre("a.mid"));
}

TEST_F(TakeLibraryTest, restoresWhatWasRemovedUntilItIsForgotten) {
    add({take("a.mid", 1, {"Nocturne", "Clara", "", ""})});
    ASSERT_TRUE(library_->remove(idOf("a.mid"), 5000).ok());
    EXPECT_THAT(search(""), IsEmpty());
    EXPECT_THAT(search("nocturne"), IsEmpty());
    EXPECT_THAT(*library_->students(), IsEmpty());
    EXPECT_THAT(*library_->files(), SizeIs(1)) << "so that it is not added again";
    ASSERT_TRUE(library_->restore("a.mid").ok());
    EXPECT_THAT(search("nocturne"), ElementsAre("a.mid"));
    ASSERT_TRUE(library_->forget("a.mid").ok());
    EXPECT_THAT(*library_->files(), IsEmpty());
}

/// Page after page, as a list asks for them.
std::vector<std::string> inPages(TakeLibrary& library, TakeQuery query, std::size_t page) {
    std::vector<std::string> files;
    query.most = page;
    for (;;) {
        const auto takes = library.find(query);
        EXPECT_TRUE(takes.ok());
        if (!takes || takes->empty()) return files;
        EXPECT_LE(takes->size(), page);
        for (const Take& take : *takes)
            files.push_back(take.file);
        query.behind = placeOf(takes->back());
    }
}

TEST_F(TakeLibraryTest, givesPagesInTheSameOrderWhateverIsLookedFor) {
    std::vector<Take> many;
    for (int i = 0; i < 100; ++i) {
        // Three began in each second; one was played before 1970.
        Take one =
            take("take-" + std::to_string(i) + ".mid", i / 3 - 1,
                 {i % 2 == 0 ? "Study in thirds" : "Waltz", "Student " + std::to_string(i % 5), "", ""});
        one.starred = i % 4 == 0;
        many.push_back(one);
    }
    add(many);
    const auto removed = idOf("take-42.mid");
    ASSERT_TRUE(library_->remove(removed, 2000).ok());
    for (const TakeQuery& query :
         {TakeQuery{}, TakeQuery{"study", "", false}, TakeQuery{"s t", "Student 1", false},
          TakeQuery{"", "Student 2", false}, TakeQuery{"thirds", "", true}, TakeQuery{"", "", true}}) {
        const auto all = filesOf(library_->find(query));
        EXPECT_GT(all.size(), 5U) << query.text;
        EXPECT_THAT(all, testing::Not(testing::Contains("take-42.mid")));
        EXPECT_EQ(inPages(*library_, query, 7), all) << query.text << ", " << query.student;
    }
}

/// The index of words is sorted by when takes were played, so that an edited date must move a take there,
/// too.
TEST_F(TakeLibraryTest, findsATakeWhereItsNewDatePutsIt) {
    add({take("a.mid", 10, {"Study", "", "", ""}), take("b.mid", 20, {"Study", "", "", ""}),
         take("c.mid", 30, {"Study", "", "", ""})});
    const TakeDescription moved{idOf("a.mid"), {"Study", "", "", ""}, 25};
    ASSERT_TRUE(library_->describe(std::span(&moved, 1)).ok());
    EXPECT_THAT(search("study"), ElementsAre("c.mid", "a.mid", "b.mid"));
    EXPECT_THAT(search(""), ElementsAre("c.mid", "a.mid", "b.mid"));
    EXPECT_EQ(inPages(*library_, {"study", "", false}, 1), search("study"));
    EXPECT_TRUE(library_->check().ok());
}

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The index is what makes a search quick: with it, one of 10,000 takes is found far sooner than all are
/// read.
TEST_F(TakeLibraryTest, findsOneOfTenThousandWithoutReadingThemAll) {
    std::vector<Take> many;
    for (int i = 0; i < 10000; ++i) {
        const std::string number = std::to_string(i);
        many.push_back(take("take-" + number + ".mid", i,
                            {"Study " + number, "Student " + std::to_string(i % 30), "etude",
                             "Long remarks on study number " + number}));
    }
    many.at(7777).labels.remarks = "serendipity";
    add(many);
    double all = 0;
    double one = 0;
    for (int round = 0; round < 3; ++round) {
        all += secondsOf([&] { EXPECT_THAT(search(""), SizeIs(10000)); });
        one += secondsOf([&] { EXPECT_THAT(search("serend"), ElementsAre("take-7777.mid")); });
    }
    EXPECT_LT(one, all / 4);
}

} // namespace
} // namespace atos
