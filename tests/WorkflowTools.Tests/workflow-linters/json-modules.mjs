// The packages of GitHub import JSON in a way that node 20 refuses: each such file becomes a module here.
import { register } from "node:module";

register("./json-hook.mjs", import.meta.url);
