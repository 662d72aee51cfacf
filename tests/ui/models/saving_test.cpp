// SPDX-License-Identifier: Apache-2.0
// Nothing that writes is silent when it could not: once a file dialog handed over no local file, and nobody
// was told.
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/base/midi_handover.h"
#include "ui/compare/compare_model.h"
#include "ui/library/library_model.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"
#include "ui/settings/support_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

const QUrl elsewhere("https://example.org/piece.mid");

class Saving : public testing::Test {
protected:
    static QString told(const QSignalSpy& failed) {
        return failed.isEmpty() ? QString() : failed.last().first().toString();
    }
    [[nodiscard]] QUrl nowhere() const {
        return QUrl::fromLocalFile(QString::fromStdString((folder_ / "gone/x").string()));
    }

    test::TemporaryFolder folder_;
};

TEST_F(Saving, NotesAreWrittenOrItIsTold) {
    MidiHandover handover;
    const QSignalSpy failed(&handover, &MidiHandover::failed);
    handover.exportTo(test::scale(8), elsewhere);
    EXPECT_EQ(told(failed), QString("Files can only be saved on this computer."));
    handover.exportTo({}, QUrl::fromLocalFile("/tmp/none.mid"));
    EXPECT_EQ(told(failed), QString("There are no notes to export."));
    handover.exportTo(test::scale(8), nowhere());
    ATOS_WAIT_FOR(failed.count() == 3);
    EXPECT_TRUE(told(failed).contains("does not exist"));
}

TEST_F(Saving, ATakeIsExportedOrItIsTold) {
    LibraryModel library({folder_ / "library.db", folder_ / "takes"});
    const QSignalSpy failed(&library, &LibraryModel::failed);
    library.exportTake(1, elsewhere);
    EXPECT_EQ(told(failed), QString("Files can only be saved on this computer."));
    library.exportTake(1, nowhere());
    EXPECT_TRUE(told(failed).startsWith("This take is not shown any more"));
}

TEST_F(Saving, ACardIsWrittenOrItIsTold) {
    TakeListModel takes(folder_.path());
    CompareModel comparison(takes, folder_.path());
    const QSignalSpy failed(&comparison, &CompareModel::failed);
    comparison.writeCard(elsewhere, {}, {}, {}, {});
    EXPECT_EQ(told(failed), QString("Files can only be saved on this computer."));
    comparison.writeCard(nowhere(), {}, {}, {}, {});
    EXPECT_TRUE(told(failed).startsWith("Nothing is compared yet"));
}

TEST_F(Saving, ASupportBundleIsWrittenOrItIsTold) {
    SupportModel support([](bool /*withMusic*/) { return SupportBundle{"facts", {}, {}, {}}; });
    const QSignalSpy failed(&support, &SupportModel::failed);
    support.write(elsewhere, false);
    EXPECT_EQ(told(failed), QString("Files can only be saved on this computer."));
    support.write(nowhere(), false);
    support.write(nowhere(), false);
    EXPECT_EQ(told(failed), QString("A support bundle is being written already."));
    ATOS_WAIT_FOR(failed.count() == 3);
}

} // namespace
} // namespace atos
