// SPDX-License-Identifier: Apache-2.0
// Where each verb comes from: one maker a file.
#pragma once

#include "app/generate/generators.h"
#include "command/command.h"

#include <memory>
#include <vector>

namespace atos {

/// In the order that `atos --help` lists them. The only place that knows of lab/.
[[nodiscard]] const std::vector<Verb>& verbs();

[[nodiscard]] std::unique_ptr<Command> makeCalibrate();
[[nodiscard]] std::unique_ptr<Command> makeAnalyze();
[[nodiscard]] std::unique_ptr<Command> makeCompare();
[[nodiscard]] std::unique_ptr<Command> makeTouch();
[[nodiscard]] std::unique_ptr<Command> makeDevices();
[[nodiscard]] std::unique_ptr<Command> makeIdentify();
[[nodiscard]] std::unique_ptr<Command> makeVoices();
[[nodiscard]] std::unique_ptr<Command> makeMonitor();
[[nodiscard]] std::unique_ptr<Command> makeSend();
[[nodiscard]] std::unique_ptr<Command> makeRecord();
[[nodiscard]] std::unique_ptr<Command> makeRender();
[[nodiscard]] std::unique_ptr<Command> makeDemonstrate();
[[nodiscard]] std::unique_ptr<Command> makeRoll();
[[nodiscard]] std::unique_ptr<Command> makeUnroll();
[[nodiscard]] std::unique_ptr<Command> makeTranscribe();
[[nodiscard]] std::unique_ptr<Command> makeDraw();
[[nodiscard]] std::unique_ptr<Command> makeSimulate();
[[nodiscard]] std::unique_ptr<Command> makeSelfTest();

/// `more` generators beside those that the program ships.
[[nodiscard]] std::unique_ptr<Command> makeGenerate(const std::vector<GeneratorChoice>& more);

} // namespace atos
