// SPDX-License-Identifier: Apache-2.0
// Tests that walk the whole path: the models are loaded once for all of them.
#pragma once

#include "app/calibrate/pipeline.h"

#include <gtest/gtest.h>

#include <memory>

namespace atos::test {

class PipelineFixture : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto opened = Pipeline::open();
        ASSERT_TRUE(opened) << opened.error().message;
        pipeline_ = std::move(*opened);
    }
    static void TearDownTestSuite() { pipeline_.reset(); }

    static inline std::unique_ptr<Pipeline> pipeline_;
};

} // namespace atos::test
