/* empty.c — what any program costs: starting and ending. */
int main(void)
{
	return 0;
}
