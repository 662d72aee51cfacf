// SPDX-License-Identifier: Apache-2.0
// Where each verb comes from: one maker a file.
#pragma once

#include "cli/command.h"

#include <memory>

namespace atos {

[[nodiscard]] std::unique_ptr<Command> makeCalibrate();
[[nodiscard]] std::unique_ptr<Command> makeAnalyze();
[[nodiscard]] std::unique_ptr<Command> makeCompare();
[[nodiscard]] std::unique_ptr<Command> makeTouch();
[[nodiscard]] std::unique_ptr<Command> makeDevices();
[[nodiscard]] std::unique_ptr<Command> makeIdentify();
[[nodiscard]] std::unique_ptr<Command> makeMonitor();
[[nodiscard]] std::unique_ptr<Command> makeSend();
[[nodiscard]] std::unique_ptr<Command> makeRecord();
[[nodiscard]] std::unique_ptr<Command> makeRender();
[[nodiscard]] std::unique_ptr<Command> makeDemonstrate();
[[nodiscard]] std::unique_ptr<Command> makeRoll();
[[nodiscard]] std::unique_ptr<Command> makeUnroll();
[[nodiscard]] std::unique_ptr<Command> makeTranscribe();
[[nodiscard]] std::unique_ptr<Command> makeDraw();
[[nodiscard]] std::unique_ptr<Command> makeGenerate();
[[nodiscard]] std::unique_ptr<Command> makeDataset();
[[nodiscard]] std::unique_ptr<Command> makeSimulate();
[[nodiscard]] std::unique_ptr<Command> makeTrain();
[[nodiscard]] std::unique_ptr<Command> makeEvaluate();
[[nodiscard]] std::unique_ptr<Command> makeSelfTest();

} // namespace atos
