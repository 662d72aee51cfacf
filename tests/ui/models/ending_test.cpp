// SPDX-License-Identifier: Apache-2.0
// The program as a whole, told to end by the system.
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>

namespace atos {
namespace {

class Ending : public testing::TestWithParam<int> {
protected:
    [[nodiscard]] QString path(const char* name) const {
        return QString::fromStdString((folder_ / name).string());
    }
    [[nodiscard]] qsizetype temporaryFolders() const {
        return QDir(path("tmp")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size();
    }

    test::TemporaryFolder folder_;
};

/// Once a session that ended, or `kill`, ended the window on the spot: a changed piano was not put back, and
/// temporary folders stayed for ever.
TEST_P(Ending, aSignalClosesTheWindowInGoodOrder) {
    ASSERT_TRUE(QDir().mkpath(path("tmp")));
    ASSERT_TRUE(QDir().mkpath(path("runtime"))); // without one Qt makes its own among the temporary folders
    std::filesystem::permissions(folder_ / "runtime", std::filesystem::perms::owner_all);
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), path("tmp"));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path("data"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), path("cache"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path("runtime"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    environment.insert(QStringLiteral("ATOS_DATA"), QStringLiteral(ATOS_SOURCE_DIR));
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationDirPath() + QStringLiteral("/atos-midi"), QStringList());
    ASSERT_TRUE(QTest::qWaitFor([this] { return temporaryFolders() > 0; }, 60000));
    ::kill(static_cast<pid_t>(window.processId()), GetParam());
    ASSERT_TRUE(window.waitForFinished(60000));
    EXPECT_EQ(window.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(window.exitCode(), 0);
    EXPECT_EQ(temporaryFolders(), 0);
}

INSTANTIATE_TEST_SUITE_P(Signals, Ending, testing::Values(SIGTERM, SIGHUP));

} // namespace
} // namespace atos
