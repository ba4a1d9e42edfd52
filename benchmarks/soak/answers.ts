/** The body of an answer. @throws Error with status and body unless it is a success */
export async function bodyOf(response: Response, request: string): Promise<string> {
    const body = await response.text();

    if (!response.ok) {
        throw new Error(`${request}: ${response.status} ${body}`);
    }

    return body;
}
