// SPDX-License-Identifier: Apache-2.0
// first_frame RUNS EMPTY_WINDOW PROGRAM [ARGUMENT]...: how long a program takes from its start until
// something of its window is on the screen, beside an empty Qt Quick window, turn by turn; and what memory it
// holds afterwards. It watches the pixels of the screen, which must be empty but for the program: `xvfb-run`
// gives one.
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{20};
/// Long enough for everything that a window opens after its first frame.
constexpr std::chrono::seconds settling{4};

QImage screenNow() {
    // A column through the middle: windows open at the corner and are wider than this.
    return QGuiApplication::primaryScreen()->grabWindow(0, 300, 0, 2, 700).toImage();
}

/// Private memory and this process's share of what it has in common with others, kilobytes; 0: not told.
long proportionalKilobytes(qint64 process) {
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string word; rollup >> word;) {
        if (word != "Pss:") continue;
        long kilobytes = 0;
        rollup >> kilobytes;
        return kilobytes;
    }
    return 0;
}

struct Shown {
    double milliseconds = 0;
    double megabytes = 0; ///< when it has settled
};

std::optional<Shown> show(const QString& program, const QStringList& arguments, bool settle) {
    const QImage before = screenNow();
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    const auto start = Clock::now();
    process.start(program, arguments);
    std::optional<Shown> shown;
    while (!shown && Clock::now() - start < patience) {
        if (screenNow() != before)
            shown = Shown{std::chrono::duration<double, std::milli>(Clock::now() - start).count(), 0};
        else
            QThread::msleep(2);
    }
    if (shown && settle) {
        QThread::sleep(settling.count());
        shown->megabytes = static_cast<double>(proportionalKilobytes(process.processId())) / 1024;
    }
    process.terminate();
    if (!process.waitForFinished()) process.kill();
    process.waitForFinished();
    // The next one must not take the end of this one for its beginning.
    for (const auto end = Clock::now(); screenNow() != before && Clock::now() - end < patience;)
        QThread::msleep(2);
    return shown;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    const int runs = words.size() > 3 ? words[1].toInt() : 0;
    if (runs < 1 || runs > 1000) {
        std::puts("first_frame RUNS EMPTY_WINDOW PROGRAM [ARGUMENT]...");
        return 2;
    }
    std::vector<double> empty, ours, ratios;
    double emptyMegabytes = 0, megabytes = 0;
    for (int run = 0; run < runs; ++run) {
        const auto nothing = show(words[2], {}, run + 1 == runs);
        const auto program = show(words[3], words.mid(4), run + 1 == runs);
        if (!nothing || !program) {
            std::puts("Nothing was shown on this screen.");
            return 1;
        }
        empty.push_back(nothing->milliseconds);
        ours.push_back(program->milliseconds);
        ratios.push_back(ours.back() / empty.back());
        emptyMegabytes = nothing->megabytes;
        megabytes = program->megabytes;
    }
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    const auto [first, last] = std::minmax_element(ours.begin(), ours.end());
    std::printf(
        "first frame: %.0f ms (%.0f to %.0f), empty window %.0f ms, ratio %.2f (%.2f to %.2f), %d runs\n"
        "memory when settled: %.0f MB, empty window %.0f MB (proportional set size)\n",
        median(ours), *first, *last, median(empty), median(ratios), *low, *high, runs, megabytes,
        emptyMegabytes);
    return 0;
}
