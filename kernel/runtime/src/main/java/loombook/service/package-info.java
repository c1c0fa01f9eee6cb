/**
 * What notebooks talk to: a web site, an album of pictures, a web application, an object store, a database. Each has a local
 * form, which needs no network and is reached at the loopback address alone, and a real one with the same methods.
 */
@NullMarked
package loombook.service;

import org.jspecify.annotations.NullMarked;
