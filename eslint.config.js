import vue from 'eslint-plugin-vue'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

/**
 * Imports point one way: pages → stores → storage | misp | formats → engine; workers → engine.
 * Each room lists the rooms it may not import from.
 */
const rooms = {
  engine: ['formats', 'misp', 'storage', 'stores', 'pages', 'components'],
  formats: ['misp', 'storage', 'stores', 'pages', 'components'],
  misp: ['storage', 'stores', 'pages', 'components'],
  storage: ['misp', 'stores', 'pages', 'components'],
  stores: ['pages', 'components'],
  components: ['pages'],
}

const roomRules = Object.entries(rooms).map(([room, forbidden]) => ({
  files: [`src/${room}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbidden.flatMap((name) => [`@/${name}/*`, `@/${name}`, `**/../${name}/**`]),
            message: 'Imports point one way: pages → stores → storage | misp | formats → engine.',
          },
          ...(room === 'engine'
            ? [
                {
                  regex: '^(?!\\.|@/engine)',
                  message: 'The engine imports nothing outside itself.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', 'test-results', 'playwright-report'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
  },
  prettier,
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
    },
  },
  ...roomRules,
  {
    files: ['workers/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/pages/*', '@/stores/*', '@/components/*', '@/storage/*', '@/misp/*'], message: 'Workers import the engine and formats only.' }] },
      ],
    },
  },
  { files: ['test/**', '*.ts', '*.js'], rules: { 'no-console': 'off' } },
)
