// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/quit_on_signal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace atos {
namespace {

constexpr std::array signals{SIGTERM, SIGHUP, SIGINT};

std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may use it");

/// Only what a signal handler may do: the event loop does the rest.
extern "C" void onSignal(int) {
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = before;
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESETHAND;
    for (const int signal : signals)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

QuitOnSignal::QuitOnSignal(QObject* parent) : QObject(parent) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return; // then signals end it as before
    readEnd_ = ends[0];
    writeEnd = ends[1];
    auto* const notifier = new QSocketNotifier(readEnd_, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        while (::read(readEnd_, bytes.data(), bytes.size()) > 0) {
        }
        QCoreApplication::quit();
    });
    handle(onSignal);
}

QuitOnSignal::~QuitOnSignal() {
    if (readEnd_ < 0) return;
    handle(SIG_DFL);
    ::close(writeEnd.exchange(-1));
    ::close(readEnd_);
}

} // namespace atos
