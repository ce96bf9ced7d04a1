/* digest.c — SHA-256 and Base64, by the examples of their standards. */
#include "cjm/base.h"
#include "check.h"

static void expect_digest(struct str s, const char *hexadecimal)
{
	unsigned char digest[32];
	struct buf said = { 0 };
	sha256(s, digest);
	for (int i = 0; i < 32; i++)
		buf_fmt(&said, "%x%x", digest[i] >> 4, digest[i] & 15);
	CHECK(str_is(buf_as_str(&said), hexadecimal));
	buf_finish(&said);
}

/* FIPS 180-4, and what NIST gives with it; lengths about those where one block more is needed. */
static void test_sha256(void)
{
	static char many[1000000];
	expect_digest(STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	expect_digest(STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect_digest(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	expect_digest(STR("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
		"cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
	for (size_t i = 0; i < sizeof many; i++)
		many[i] = 'a';
	expect_digest((struct str){ many, sizeof many }, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	expect_digest((struct str){ many, 55 }, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
	expect_digest((struct str){ many, 64 }, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

/* RFC 4648, section 10 */
static void test_base64(void)
{
	static const char *const ROWS[][2] = { { "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" } };
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		struct buf b = { 0 };
		buf_base64(&b, str_of(ROWS[i][0]));
		CHECK(str_is(buf_as_str(&b), ROWS[i][1]));
		buf_finish(&b);
	}
}

int main(void)
{
	test_sha256();
	test_base64();
	return check_report();
}
