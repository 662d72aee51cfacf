// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/log.h"

#include <QMessageLogContext>
#include <QString>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>

namespace atos {
namespace {

constexpr std::size_t mostBytes = std::size_t{512} << 10U;
constexpr std::size_t olderFiles = 2;

void logQtMessage(QtMsgType type, const QMessageLogContext& /*where*/, const QString& text) {
    const std::string message = text.toStdString();
    if (type == QtDebugMsg || type == QtInfoMsg) return spdlog::info("Qt: {}", message);
    spdlog::warn("Qt: {}", message);
    std::fprintf(stderr, "%s\n", message.c_str());
}

} // namespace

void startLog(const std::filesystem::path& folder) {
    try {
        const auto file = folder / "window.log";
        spdlog::set_default_logger(
            spdlog::rotating_logger_mt("window", file.string(), mostBytes, olderFiles));
    } catch (const spdlog::spdlog_ex& failure) {
        std::fprintf(stderr, "atos-midi: no log is kept: %s\n", failure.what());
        return;
    }
    spdlog::set_pattern("%Y-%m-%d %H:%M:%S %l %v");
    spdlog::flush_on(spdlog::level::info);
    qInstallMessageHandler(logQtMessage);
}

} // namespace atos
