#!/usr/bin/env node
import "../../node_modules/tsgo/bin/tsc"
